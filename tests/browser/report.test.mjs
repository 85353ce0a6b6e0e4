// The page of `xoev validate --format html`.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { assertGoodEverywhere, root, withBrowser, withFolder, withPage, xoev } from "./harness.mjs";

const standard = path.join(root, "standards/xbeispiel/1.0");

function report(file, { lang = "de", more = [] } = {}) {
  const schema = ["--schema", "xbeispiel.xsd", "--catalog", "catalog.xml"];
  const args = ["validate", ...schema, "samples", "--lang", lang, "--report", `html=${file}`, ...more];
  xoev(args, { cwd: standard, status: [1] });
}

const shown = (page) => page.locator("#list > li:visible").count();

async function inReport(use, options) {
  await withFolder(async (folder) => {
    const file = path.join(folder, "report.html");
    report(file, options);
    await withBrowser((browser) => use(browser, file));
  });
}

for (const lang of ["de", "en"]) {
  test(`the page in ${lang} is accessible at every size, light and dark`, () =>
    inReport((browser, file) => assertGoodEverywhere(browser, file), { lang }));
}

test("the filter works with the mouse", () => inReport((browser, file) => withPage(browser, file, {}, async (page) => {
  const all = await shown(page);
  const said = () => page.locator("#shown").textContent();
  assert.equal(await said(), `${all} von ${all} Nachrichten`);

  await page.getByLabel(/^\s*gültig/).uncheck();
  const invalid = await shown(page);
  assert.ok(invalid > 0 && invalid < all, `${invalid} of ${all}`);
  assert.equal(await page.locator("#list > li.valid:visible").count(), 0);
  assert.equal(await said(), `${invalid} von ${all} Nachrichten`);

  const rule = "cvc-enumeration-valid";
  await page.getByLabel("Verletzte Regel").selectOption(rule);
  const broken = await shown(page);
  assert.ok(broken > 0 && broken < invalid, `${broken} of ${invalid}`);
  await page.getByRole("button", { name: "Alle aufklappen" }).click();
  const rules = await page.$$eval(".findings > li:not([hidden])", (all) => all
    .filter((it) => it.checkVisibility()).map((it) => it.dataset.rule));
  assert.deepEqual(new Set(rules), new Set([rule]));

  await page.getByRole("button", { name: "Filter zurücksetzen" }).click();
  await page.waitForFunction((count) => document.querySelectorAll("#list > li:not([hidden])").length === count, all);
})));

test("the filter works with the keyboard", () => inReport((browser, file) => withPage(browser, file, {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "messages");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0201-HYBRID.xml samples");
  await page.waitForFunction(() => document.querySelectorAll("#list > li:not([hidden])").length === 1);
  // Neither sends a form nor leaves the page.
  await page.keyboard.press("Enter");
  await page.keyboard.type("-gibt-es-nicht");
  await page.waitForFunction(() => document.querySelectorAll("#list > li:not([hidden])").length === 0);
  assert.ok(await page.locator("#none-shown").isVisible());
})));

test("a message opens with the keyboard and shows its lines", () => inReport((browser, file) => withPage(browser, file, {}, async (page) => {
  const first = page.locator("#list details").first();
  await first.locator("summary").focus();
  const wasOpen = await first.evaluate((it) => it.open);
  await page.keyboard.press("Enter");
  assert.equal(await first.evaluate((it) => it.open), !wasOpen);
  await page.getByRole("button", { name: "Alle aufklappen" }).click();
  assert.ok(await first.locator("mark").first().isVisible());
})));

test("without JavaScript everything but the filter is there", () =>
  inReport((browser, file) => withPage(browser, file, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("#filter").isVisible(), false);
    await page.locator("#list summary").first().click();
    assert.ok(await page.locator("#list mark").first().isVisible());
  })));

// The page of `xoev diff --format html`.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { assertGoodEverywhere, root, withBrowser, withFolder, withPage, xoev } from "./harness.mjs";

const standard = path.join(root, "standards/xbeispiel");
const sides = ["1.0/xbeispiel.xsd", "1.1/xbeispiel.xsd", "--old-catalog", "1.0/catalog.xml", "--new-catalog", "1.1/catalog.xml"];
const sections = ["--rust-api", "--check-sample", "1.0/samples/valid", "--check-sample", "1.0/samples/invalid/0101-leerer-name.xml"];

async function inPage(use, { lang = "de", more = sections } = {}) {
  await withFolder(async (folder) => {
    const file = path.join(folder, `diff-${lang}.html`);
    xoev(["diff", ...sides, "--lang", lang, "--report", `html=${file}`, ...more], { cwd: standard, status: [0, 1] });
    await withBrowser((browser) => use(browser, file));
  });
}

const visible = (page) => page.locator("#list .change:visible").count();
const numbers = async (page) => (await page.locator("#shown").textContent()).match(/\d+/g).map(Number);

for (const lang of ["de", "en"]) {
  test(`the page in ${lang} is accessible at every size, light and dark`, () =>
    inPage((browser, file) => assertGoodEverywhere(browser, file), { lang }));
}

test("the filter works by message, kind, class and text", () => inPage((browser, file) => withPage(browser, file, {}, async (page) => {
  await page.getByRole("button", { name: "Alle aufklappen" }).click();
  const all = await visible(page);
  const [shown, of] = await numbers(page);
  assert.equal(shown, of);
  assert.ok(all > 10, `${all}`);

  await page.getByLabel("Art der Änderung").selectOption("field");
  const fields = await visible(page);
  assert.ok(fields > 0 && fields < all, `${fields} of ${all}`);
  assert.deepEqual(new Set(await page.$$eval("#list .change:not([hidden])", (them) => them.map((it) => it.dataset.kind))), new Set(["field"]));

  const writer = page.getByRole("group", { name: "Schreiber" });
  await writer.getByLabel("nichts zu tun").uncheck();
  await writer.getByLabel("zu behandeln").uncheck();
  const breaking = await visible(page);
  assert.ok(breaking > 0 && breaking < fields, `${breaking} of ${fields}`);

  await page.getByRole("button", { name: "Filter zurücksetzen" }).click();
  await page.waitForFunction((count) => document.querySelectorAll("#list .change:not([hidden])").length === count, all);

  await page.getByRole("link", { name: "xbs:ummeldung.widerruf.0104" }).click();
  const ofMessage = await visible(page);
  assert.ok(ofMessage > 0 && ofMessage < all, `${ofMessage} of ${all}`);
  assert.equal(await page.getByLabel("Nachricht", { exact: true }).inputValue() !== "", true);

  await page.getByRole("button", { name: "Filter zurücksetzen" }).click();
  await page.getByLabel("Text", { exact: true }).fill("sprache");
  await page.waitForFunction(() => document.querySelectorAll("#list > li").length === 1);
  assert.ok((await page.locator("#list .change:visible").first().textContent()).includes("sprache"));
  await page.getByLabel("Text", { exact: true }).fill("gibt-es-nicht");
  await page.waitForFunction(() => document.querySelectorAll("#list > li").length === 0);
  assert.ok(await page.locator("#none-shown").isVisible());
  assert.equal((await numbers(page))[0], 0);
})));

test("the page works with the keyboard", () => inPage((browser, file) => withPage(browser, file, {}, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "changes");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await page.keyboard.type("Person");
  // Neither sends a form nor leaves the page.
  await page.keyboard.press("Enter");
  const first = page.locator("#list > li details").first();
  await first.locator("summary").first().focus();
  const wasOpen = await first.evaluate((it) => it.open);
  await page.keyboard.press("Enter");
  assert.equal(await first.evaluate((it) => it.open), !wasOpen);
})));

test("faults of messages lead to the changes and rules that cause them", () => inPage((browser, file) => withPage(browser, file, {}, async (page) => {
  const fault = page.locator(".sample-fault", { hasText: "bereitsGemeldet" }).first();
  assert.ok(await fault.isVisible());
  await fault.getByRole("link").first().click();
  assert.match(page.url(), /#rule-diff-field-removed$/);
  assert.ok(await page.locator(":target").isVisible());
})));

test("all is printed", () => inPage((browser, file) => withPage(browser, file, {}, async (page) => {
  await page.getByRole("button", { name: "Alle zuklappen" }).click();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#filter").isVisible(), false);
  const changes = await page.locator("#list .change").count();
  assert.equal(await visible(page), changes);
})));

test("without JavaScript everything but the filter is there", () =>
  inPage((browser, file) => withPage(browser, file, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("#filter").isVisible(), false);
    await page.locator("#list summary").first().click();
    assert.ok(await page.locator("#list .change").first().isVisible());
  })));

test("equal versions have a page, too", () => withFolder(async (folder) => {
  const file = path.join(folder, "diff.html");
  const same = [sides[0], sides[0], "--old-catalog", "1.0/catalog.xml", "--new-catalog", "1.0/catalog.xml"];
  xoev(["diff", ...same, "--report", `html=${file}`, "--lang", "de"], { cwd: standard });
  await withBrowser((browser) => withPage(browser, file, {}, async (page) => {
    assert.ok((await page.textContent("main")).includes("Keine Unterschiede"));
  }));
}));

// The site of `xoev docs`: of XBeispiel, and of XJustiz where a folder with real standards is there (XOEV_SHARED).

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { assertAccessible, assertFits, assertGoodEverywhere, root, withBrowser, withFolder, withPage, xoev } from "./harness.mjs";

const standard = path.join(root, "standards/xbeispiel/1.0");
const shared = path.resolve(process.env.XOEV_SHARED ?? path.join(root, "../shared"));

async function inSite(args, use) {
  await withFolder(async (folder) => {
    const site = path.join(folder, "site");
    xoev(["docs", ...args, "--out", site]);
    await withBrowser((browser) => use(browser, site));
  });
}

const xbeispiel = (lang = "de") =>
  [path.join(standard, "xbeispiel.xsd"), "--catalog", path.join(standard, "catalog.xml"), "--code-lists", path.join(standard, "codelists"), "--lang", lang];

// The names and addresses of what a search shows.
async function found(page, words) {
  await page.fill("[id='-suche']", words);
  await page.waitForSelector("[id='-treffer']:not([hidden])");
  await page.waitForFunction((text) => document.getElementById("-suche").value === text, words);
  await page.waitForTimeout(300);
  return page.$$eval("[role=option]", (all) => all.map((it) => ({ name: it.querySelector("b").textContent, address: it.getAttribute("href") })));
}

test("pages are good in every size and scheme", async () => {
  await inSite(xbeispiel(), async (browser, site) => {
    const pages = ["index.html", "1.0/nachrichten.html", "1.0/typen.html", "1.0/codelisten.html", "1.0/index-a-z/a.html",
      "1.0/nachricht/xbs/ummeldung.antrag.0101.html", "1.0/typ/xbs/Anschrift.html",
      "1.0/codeliste/urn_xoev-beispiel_codeliste_bezirk.html"];
    for (const page of pages) await assertGoodEverywhere(browser, path.join(site, page), { siteFolder: site });
  });
});

test("versions stand side by side", async () => {
  await withFolder(async (folder) => {
    const table = (version) => {
      const file = (name) => JSON.stringify(path.join(root, "standards/xbeispiel", version, name));
      return `[standard.v${version.replace(".", "_")}]\nschemas = [${file("xbeispiel.xsd")}]\ncatalogs = [${file("catalog.xml")}]\n`;
    };
    writeFileSync(path.join(folder, "xoev.toml"), table("1.0") + table("1.1"));
    await inSite(["--config", path.join(folder, "xoev.toml")], async (browser, site) => {
      for (const page of ["1.1/aenderungen.html", "1.1/typ/xbs/Person.html", "1.0/typ/xbs/Person.html"]) {
        await assertGoodEverywhere(browser, path.join(site, page), { siteFolder: site });
      }
      await withPage(browser, path.join(site, "1.0/typ/xbs/Person.html"), { siteFolder: site }, async (page) => {
        await page.focus(".kopf details.version summary");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        await assertAccessible(page);
        await page.click(".kopf details.version li:not(:has([aria-current])) a");
        await page.waitForURL(/1\.1\/typ\/xbs\/Person\.html/);
        await page.click("a.neu");
        await page.waitForURL(/#-aenderungen/);
        assert.ok(await page.locator("[id='-aenderungen']").isVisible());
      });
    });
  });
});

test("the search finds, by mouse and keyboard", async () => {
  await inSite(xbeispiel(), async (browser, site) => {
    await withPage(browser, path.join(site, "1.0/typ/xbs/Anschrift.html"), { siteFolder: site }, async (page) => {
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.id), "-suche");
      const message = await found(page, "ummeldung antrag");
      assert.equal(message[0].name, "ummeldung.antrag.0101");
      assert.equal((await found(page, "0101"))[0].name, "ummeldung.antrag.0101");
      for (const words of ["straße", "strasse", "STRASSE"]) {
        assert.ok((await found(page, words)).some((it) => it.name === "strasse"), words);
      }
      assert.ok((await found(page, "nummer")).some((it) => it.name === "Personennummer"), "within a word");
      await assertAccessible(page);
      await found(page, "Personennummer");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await page.waitForURL(/Personennummer\.html/);
      await page.fill("[id='-suche']", "gibtesnicht");
      await page.waitForSelector("[id='-treffer'] .leer");
      await page.keyboard.press("Escape");
      assert.ok(await page.locator("[id='-treffer']").isHidden());
    });
  });
});

test("scripts and program fold words alike", async () => {
  await inSite(xbeispiel(), async (browser, site) => {
    await withPage(browser, path.join(site, "index.html"), { siteFolder: site }, async (page) => {
      const folded = await page.evaluate((words) => words.map((it) => window.xoevSuche.fold(it)),
        ["Übermittlung", "uebermittlung", "U\u0308bermittlung", "Straße", "Łódź Œuvre"]);
      assert.deepEqual(folded, ["ubermittlung", "ubermittlung", "ubermittlung", "strasse", "lodz ouvre"]);
    });
  });
});

test("the keyboard reaches everything in order, and light and dark can be chosen", async () => {
  await inSite(xbeispiel("en"), async (browser, site) => {
    await withPage(browser, path.join(site, "1.0/typ/xbs/Anschrift.html"), { siteFolder: site }, async (page) => {
      assert.equal(await page.getAttribute("html", "lang"), "en");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "-inhalt");
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await background();
      await page.click("[id='-farben']");
      await page.click("[id='-farben']");
      assert.notEqual(await background(), before);
      await page.reload();
      assert.notEqual(await background(), before, "kept");
      await assertAccessible(page);
    });
  });
});

test("without scripts everything can be read", async () => {
  await inSite(xbeispiel(), async (browser, site) => {
    const options = { siteFolder: site, javaScriptEnabled: false };
    await withPage(browser, path.join(site, "1.0/typ/xbs/Anschrift.html"), options, async (page) => {
      assert.ok(await page.locator("h1").isVisible());
      assert.ok(await page.locator("svg.bild").first().isVisible());
      assert.ok(await page.locator(".suche noscript").isVisible());
    });
  });
});

test("XJustiz: what a field means is found at once, large pages fit", { skip: !existsSync(path.join(shared, "corpus/xjustiz/4.0.0")) }, async () => {
  const manifest = readFileSync(path.join(root, "standards/xjustiz/4.0.0/manifest.toml"), "utf8");
  const entries = [...manifest.split("entry_schemas = [")[1].split("]")[0].matchAll(/"([^"]+)"/g)].map((it) => it[1]);
  await inSite(entries.map((it) => path.join(shared, "corpus/xjustiz/4.0.0", it)), async (browser, site) => {
    await withPage(browser, path.join(site, "index.html"), { siteFolder: site }, async (page) => {
      const [first] = await found(page, "rollennummer");
      assert.equal(first.name, "rollennummer");
      await page.keyboard.press("Enter");
      await page.waitForURL(/Type\.GDS\.Beteiligung\.html/);
      assert.ok(await page.locator(":target").isVisible());
      await assertAccessible(page);
    });
    for (const size of ["wide", "narrow"]) {
      const largest = "4.0.0/nachricht/tns/nachricht.dabag.antrag.2900001.html";
      await withPage(browser, path.join(site, largest), { size, siteFolder: site }, assertFits);
    }
  });
});

test("XMeld: messages and fields are found, pictures are there and within reach", { skip: !existsSync(path.join(shared, "corpus/xmeld/25.11a")) }, async () => {
  const folder = path.join(shared, "corpus/xmeld/25.11a");
  const manifest = readFileSync(path.join(root, "standards/xmeld/25.11a/manifest.toml"), "utf8");
  const named = (key) => path.join(folder, manifest.match(new RegExp(`${key} = \\[?\\s*"([^"]+)"`))[1]);
  await inSite([named("entry_schemas"), "--catalog", named("catalog"), "--root", path.join(shared, "corpus")], async (browser, site) => {
    const message = "25.11a/nachricht/xmeld/anmeldung.datenanforderung.0300.html";
    await withPage(browser, path.join(site, "index.html"), { siteFolder: site }, async (page) => {
      assert.match((await found(page, "0300"))[0].name, /\.0300$/);
      assert.ok((await found(page, "doktorgrad")).some((it) => it.name.toLowerCase().includes("doktorgrad")));
      await assertAccessible(page);
    });
    for (const size of ["wide", "narrow"]) {
      await withPage(browser, path.join(site, message), { size, siteFolder: site }, async (page) => {
        await assertFits(page);
        const frame = page.locator(".bildrahmen").first();
        assert.ok(await frame.locator("svg.bild .r").isVisible());
        // The picture may be larger than its frame: the keyboard moves it.
        await frame.focus();
        assert.equal(await page.evaluate(() => document.activeElement.className), "bildrahmen");
        await assertAccessible(page);
      });
    }
  });
});

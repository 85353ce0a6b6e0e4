// Opens pages in headless Chromium and says what is wrong with them. Page scripts are `*.test.mjs` beside this file.
//
// CHROMIUM names the browser (default /usr/bin/chromium), XOEV the command (default: what cargo built in this repository).

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 380, height: 800 } };
export const schemes = ["light", "dark"];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Runs `use` with a browser, which is closed whatever happens.
export async function withBrowser(use) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  assert.ok(existsSync(executablePath), `no browser at ${executablePath}; set CHROMIUM`);
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: quiet });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

// Runs `use` with a new folder, which is removed afterwards.
export async function withFolder(use) {
  const folder = mkdtempSync(path.join(tmpdir(), "xoev-browser-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Runs the command; `status` are the exit codes that are right.
export function xoev(args, { cwd = root, status = [0], env = {} } = {}) {
  const result = spawnSync(command(), args, { cwd, encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 1 << 28 });
  assert.ok(status.includes(result.status), `xoev ${args.join(" ")}: ${result.status}\n${result.stderr}`);
  return result.stdout;
}

let built;
function command() {
  if (process.env.XOEV) return path.resolve(process.env.XOEV);
  built ??= build();
  return built;
}

function build() {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 };
  const messages = execFileSync("cargo", ["build", "--quiet", "--locked", "-p", "xoev-cli", "--message-format=json"], options);
  const artifacts = messages.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return artifacts.findLast((it) => it.executable && it.target.name === "xoev").executable;
}

// Opens a page from the disk and closes it after `use`, which gets the page. Fails where the page writes to the console, throws,
// or asks for anything but itself and, with `siteFolder`, files below that folder.
export async function withPage(browser, file, { size = "wide", scheme = "light", siteFolder, ...options }, use) {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme: scheme, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const allowed = siteFolder ? pathToFileURL(`${siteFolder}/`).href : url;
  const faults = [];
  page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed)) faults.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(url);
    await use(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

// What axe-core has against the page: contrast, headings, landmarks, names of controls and the rest of WCAG 2.2 AA it can tell.
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((values) => window.axe.run({ preload: false, runOnly: { type: "tag", values } }), tags);
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary}`));
  assert.deepEqual(told, []);
}

// Nothing stands beyond the right edge of the window.
export async function assertFits(page) {
  const { content, window: width } = await page.evaluate(() =>
    ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  assert.ok(content <= width, `the page is ${content} px wide in a window of ${width} px`);
}

// One h1, and no level left out.
export async function assertHeadings(page) {
  const levels = await page.$$eval("h1, h2, h3, h4, h5, h6", (all) => all.map((it) => Number(it.tagName[1])));
  assert.equal(levels.filter((level) => level === 1).length, 1, "one h1");
  levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `heading ${at}: h${level} follows h${levels[at - 1]}`));
}

// Looks at a page in each size and colour scheme; pictures are kept in the folder that PICTURES names.
export async function assertGoodEverywhere(browser, file, options = {}) {
  for (const size of Object.keys(sizes)) {
    for (const scheme of schemes) {
      await withPage(browser, file, { ...options, size, scheme }, async (page) => {
        await assertFits(page);
        await assertHeadings(page);
        await assertAccessible(page);
        if (process.env.PICTURES) {
          const name = `${path.basename(file, ".html")}-${size}-${scheme}.png`;
          await page.screenshot({ path: path.join(process.env.PICTURES, name), fullPage: true });
        }
      });
    }
  }
}

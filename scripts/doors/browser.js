// The page in a real browser: how it looks on a desktop and a phone, light and dark, and what axe says of it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const VIEWS = [
  { name: "desktop", width: 1280, height: 900, dark: false },
  { name: "desktop-dark", width: 1280, height: 900, dark: true },
  { name: "phone", width: 390, height: 844, dark: false },
  { name: "phone-dark", width: 390, height: 844, dark: true },
];

export function browserDoors({ TOP, scratch, release, run, must, expect, options }) {
  /** Packages that only this script needs. */
  function installed() {
    const folder = join(scratch, "browser");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{"private":true}');
    must("npm", ["install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "axe-core", "puppeteer-core"], { cwd: folder });
    return createRequire(join(folder, "package.json"));
  }

  return {
    async html() {
      const browserPath = must("which", [options.browser]).out.trim();
      const page = join(scratch, "report.html");
      run(process.execPath, [
        join(release, "dist/cli.js"),
        "check",
        "--root",
        options.page ?? join(TOP, "fixtures/tangled-shop"),
        "--output",
        `html=${page}`,
      ]);
      const load = installed();
      const { default: puppeteer } = await import(pathToFileURL(load.resolve("puppeteer-core")).href);
      const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
      const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
      const seen = [];
      try {
        for (const { name, width, height, dark } of VIEWS) {
          const tab = await browser.newPage();
          const trouble = [];
          tab.on("pageerror", (error) => trouble.push(String(error)));
          tab.on("request", (request) => {
            if (!/^(?:file|data):/.test(request.url())) trouble.push(`asks for ${request.url()}`);
          });
          await tab.setViewport({ width, height });
          await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
          await tab.goto(pathToFileURL(page).href);
          await tab.evaluate(() => {
            for (const one of document.querySelectorAll("details")) one.open = true;
          });
          const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(wide <= 0, `${name}: nothing is wider than the screen`, `${wide} pixels more`);
          // What is off the screen is not laid out until somebody scrolls there: axe would measure guesses.
          await tab.evaluate(() => {
            for (const one of document.querySelectorAll("*")) one.style.contentVisibility = "visible";
          });
          await tab.evaluate(axe);
          const { violations } = await tab.evaluate(() =>
            window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
          );
          const said = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.length} (${nodes[0].target.join(" ")}: ${nodes[0].failureSummary})`,
          );
          expect(
            said.length === 0 && trouble.length === 0,
            `${name}: axe has nothing to say, and nothing goes wrong`,
            [...said, ...trouble].join("\n"),
          );
          if (options.pictures !== undefined) {
            mkdirSync(options.pictures, { recursive: true });
            await tab.evaluate(() => window.scrollTo(0, 0));
            await tab.screenshot({ path: resolve(options.pictures, `${name}.png`) });
          }
          seen.push(name);
          await tab.close();
        }
      } finally {
        await browser.close();
      }
      return `axe has nothing to say on ${seen.join(", ")}; nothing is loaded from elsewhere`;
    },
  };
}

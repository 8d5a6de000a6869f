// Asks Chromium what the elements of a page look like, and first gives the page the classes of the real Tailwind.
//
//   node computed.mjs PACKAGES PAGE ASKED.json      -> JSON on stdout
//
// PACKAGES holds node_modules with playwright-core and tailwindcss. ASKED has {"classes": [...], "sheet": CSS that
// Tailwind compiles into the page's head, "properties": {id: [...]}}. The answer is {"light" | "dark" | "hover": {id: {property: value}}}.
// "hover" is the light page with each element under the pointer in turn.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, page, asked] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const { chromium } = require("playwright-core");
const { compile } = await import(pathToFileURL(require.resolve("tailwindcss")).href.replace(".js", ".mjs"));
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const { classes, sheet, properties } = JSON.parse(readFileSync(asked, "utf8"));

async function loadStylesheet(id, base) {
  const file = id === "tailwindcss" ? "index.css" : id.replace("tailwindcss/", "");
  return { path: file, base, content: readFileSync(join(packages, "node_modules", "tailwindcss", file), "utf8") };
}

const look = (ids) =>
  Object.fromEntries(
    Object.entries(ids).map(([id, names]) => {
      const style = getComputedStyle(document.getElementById(id));
      return [id, Object.fromEntries(names.map((it) => [it, style.getPropertyValue(it)]))];
    }),
  );

const built = (await compile(sheet, { base: "/", loadStylesheet })).build(classes);
const still = "*, *::before { transition: none !important; animation: none !important }";
const html = readFileSync(page, "utf8").replace("<head>", () => `<head><style>${built}</style><style>${still}</style>`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const answer = { hover: {} };
for (const scheme of ["light", "dark"]) {
  const opened = await (await browser.newContext({ viewport: { width: 900, height: 900 }, colorScheme: scheme })).newPage();
  await opened.setContent(html);
  answer[scheme] = await opened.evaluate(look, properties);
  for (const id of scheme === "light" ? Object.keys(properties) : []) {
    await opened.locator(`#${id}`).hover({ force: true });
    Object.assign(answer.hover, await opened.evaluate(look, { [id]: properties[id] }));
  }
}
await browser.close();
console.log(JSON.stringify(answer));

// Where attributes land in the DOM, and which element and role each component is: measured in Chromium.
//
//   node tools/dom_facts.mjs PACKAGES html|shadcn|mui|carbon      -> JSON on stdout
//
// PACKAGES holds node_modules with vite, react, playwright-core and what the examples import. `root` is the element that
// takes className, `control` the form control inside it, if it stands for one; `role` is Chromium's own word for the control,
// else for the root, else for the first element inside that has one. A key may say an attribute, `Button[href]`, or what stands
// around, `Select MenuItem`. `lands` says of each attribute: root, control, inside (another element) or none.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [packages, kind] = process.argv.slice(2);
const HERE = fileURLToPath(new URL("./dom_facts/", import.meta.url));
const APP = resolve(HERE, "../../fixtures/app/src");
const need = createRequire(join(resolve(packages), "package.json"));
const { build } = await import(pathToFileURL(need.resolve("vite")));
const { chromium } = need("playwright-core");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

async function bundled() {
  const folder = mkdtempSync(join(resolve(packages), "measuring-"));
  try {
    writeFileSync(join(folder, "main.jsx"), readFileSync(join(HERE, "measure.jsx")));
    writeFileSync(join(folder, "examples.jsx"), readFileSync(join(HERE, `${kind}.jsx`)));
    const inside = (name) => join(resolve(packages), "node_modules", name);
    const result = await build({
      root: folder, configFile: false, logLevel: "error", mode: "production",
      define: { "process.env.NODE_ENV": '"production"' },
      resolve: { alias: [
        { find: "examples", replacement: join(folder, "examples.jsx") },
        { find: /^@\//, replacement: `${APP}/` },
        { find: /^(react|react-dom|radix-ui|lucide-react|clsx|tailwind-merge|class-variance-authority|react-hook-form)(?=$|\/)/, replacement: inside("$1") },
      ] },
      oxc: { jsx: { runtime: "automatic" } },
      build: { write: false, lib: { entry: join(folder, "main.jsx"), formats: ["iife"], name: "Measure" } },
    });
    return (Array.isArray(result) ? result[0] : result).output[0].code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function role(client, which) {
  const { root } = await client.send("DOM.getDocument", { depth: 0 });
  const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector: `[data-measured="${which}"]` });
  if (!nodeId) return "";
  const { nodes } = await client.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
  const value = nodes[0]?.role?.value ?? "";
  return ["none", "generic", "paragraph"].includes(value) || /[A-Z]/.test(value) ? "" : value; // what has a capital is Chromium's word alone
}

const code = await bundled();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const page = await browser.newPage();
  await page.setContent("<!doctype html><html lang=en><body></body></html>");
  await page.addScriptTag({ content: code });
  const client = await page.context().newCDPSession(page);
  const components = {};
  for (const name of (await page.evaluate(() => window.names)).sort()) {
    const found = await page.evaluate((it) => window.show(it), name);
    const said = found.control ? await role(client, "control") : (await role(client, "root")) || (await role(client, "inner"));
    await page.evaluate(() => window.hide());
    components[name] = { root: found.root, control: found.control, role: said, lands: found.lands };
  }
  const lines = Object.entries(components).map(([name, it]) => `  ${JSON.stringify(name)}: ${JSON.stringify(it)}`);
  process.stdout.write(`{\n "made": "node tools/dom_facts.mjs PACKAGES ${kind}",\n "components": {\n${lines.join(",\n")}\n }\n}\n`);
} finally {
  await browser.close();
}

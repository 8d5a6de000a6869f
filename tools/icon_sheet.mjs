#!/usr/bin/env node
// Draws every row of a system's icon table, lucide beside it, for eyes: a name that exists may still be the wrong picture.
//
//   node tools/icon_sheet.mjs PACKAGES [SYSTEM] > sheet.html   PACKAGES: the folder with node_modules, see verify_icons.py

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const load = createRequire(join(resolve(process.argv[2]), "package.json"));
const system = process.argv[3] ?? "mui";
const table = readFileSync(new URL(`../mappings/systems/${system}/icons.toml`, import.meta.url), "utf8");
const [, place] = /^to = "(.+)"$/m.exec(table);
const { createElement } = load("react");
const { renderToStaticMarkup } = load("react-dom/server");
const lucide = { ...load("lucide-react-0"), ...load("lucide-react") };

/** `pkg/{name}` is the default export of a module, `pkg:{name}` an export of one. */
function icon(name) {
  const [module, exported] = place.replace("{name}", name).split(":");
  return exported ? load(module)[exported] : load(module).default;
}

const draw = (icon, props) => renderToStaticMarkup(createElement(icon, props));

function cell([, source, target]) {
  const left = draw(lucide[source], { size: 26 });
  const right = draw(icon(target), { style: { width: 28, height: 28 } });
  return `<div>${left} ${right}<br>${source}<br>${target}</div>`;
}

const cells = [...table.matchAll(/^ {2}\["(\w+)", "(\w+)"\],$/gm)].map(cell);
process.stdout.write(`<!doctype html><style>
body { display: grid; grid-template-columns: repeat(auto-fill, 150px); gap: 4px; font: 10px sans-serif }
div { border: 1px solid #ddd; padding: 3px; overflow: hidden }
</style>${cells.join("\n")}`);

#!/usr/bin/env node
// Draws every row of the icon table, lucide beside MUI, for eyes: a name that exists may still be the wrong picture.
//
//   node tools/icon_sheet.mjs PACKAGES > sheet.html      PACKAGES: the folder with node_modules, see verify_icons.py

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const load = createRequire(join(resolve(process.argv[2]), "package.json"));
const table = readFileSync(new URL("../mappings/systems/mui/icons.toml", import.meta.url), "utf8");
const { createElement } = load("react");
const { renderToStaticMarkup } = load("react-dom/server");
const lucide = { ...load("lucide-react-0"), ...load("lucide-react") };

const draw = (icon, props) => renderToStaticMarkup(createElement(icon, props));

function cell([, source, target]) {
  const left = draw(lucide[source], { size: 26 });
  const right = draw(load(`@mui/icons-material/${target}`).default, { style: { width: 28, height: 28 } });
  return `<div>${left} ${right}<br>${source}<br>${target}</div>`;
}

const cells = [...table.matchAll(/^ {2}\["(\w+)", "(\w+)"\],$/gm)].map(cell);
process.stdout.write(`<!doctype html><style>
body { display: grid; grid-template-columns: repeat(auto-fill, 150px); gap: 4px; font: 10px sans-serif }
div { border: 1px solid #ddd; padding: 3px; overflow: hidden }
</style>${cells.join("\n")}`);

// GOV.UK Frontend's custom properties and spacing points, on standard output. README.md says how to run it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const home = join(process.cwd(), "node_modules/govuk-frontend/dist/govuk");
const sheet = readFileSync(join(home, "govuk-frontend.min.css"), "utf8");
// The sheet sets them at the root in one or several rules; what is in a media query is for print.
const rules = [...sheet.matchAll(/(?:^|[;}]):root\{(--[^}]*)\}/g)].map(([, it]) => it);
const properties = rules.flatMap((it) => it.split(";")).filter((it) => it && !it.startsWith("--govuk-frontend-version"));
// The points have no custom property: they are Sass alone, `govuk-spacing(3)`. Above 3 they are for wide screens.
const points = /\$govuk-spacing-points: \(([^)]*)\)/.exec(readFileSync(join(home, "settings/_spacing.scss"), "utf8"))[1];
const spacing = [...points.matchAll(/(\d+): (\d+(?:px)?)/g)].map(([, step, size]) => `--spacing-${step}: ${size}`);

console.log(`:root {\n${[...properties, ...spacing].map((it) => `  ${it};`).join("\n")}\n}`);

// Carbon's themes, spacing and motion as custom properties, on standard output. README.md says how to run it.
import { createRequire } from "node:module";
import { join } from "node:path";

const here = createRequire(join(process.cwd(), "package.json"));
const { themes } = here("@carbon/themes");
const layout = here("@carbon/layout");
const kebab = (name) => name.replace(/([a-z])(?=[A-Z0-9])|([A-Z])(?=[A-Z][a-z])/g, "$1$2-").toLowerCase();
const rule = (selector, values) => {
  const lines = values.map(([name, value]) => `  --cds-${kebab(name)}: ${value};`);
  console.log(`${selector} {\n${lines.join("\n")}\n}`);
};
// What a theme says of type is a set of properties and no custom property.
const values = (theme) => Object.entries(theme).filter(([, value]) => typeof value === "string");
const steps = Object.entries(layout).filter(
  ([name, value]) => /^(spacing|container|iconSize)\d+$/.test(name) && typeof value === "string",
);

rule(":root", [...values(themes.white), ...steps]);
for (const name of ["g10", "g90", "g100"]) rule(`[data-carbon-theme="${name}"]`, values(themes[name]));

// MUI's default theme as custom properties, light and dark, on standard output. README.md says how to run it.
import { createRequire } from "node:module";
import { join } from "node:path";

const here = createRequire(join(process.cwd(), "package.json"));
const { createTheme } = here("@mui/material/styles");
const theme = createTheme({ cssVariables: { colorSchemeSelector: "class" }, colorSchemes: { light: true, dark: true } });

for (const sheet of theme.generateStyleSheets()) {
  for (const [selector, properties] of Object.entries(sheet)) {
    const lines = Object.entries(properties)
      .filter(([name]) => name.startsWith("--"))
      .map(([name, value]) => `  ${name}: ${value};`);
    if (lines.length) console.log(`${selector} {\n${lines.join("\n")}\n}`);
  }
}

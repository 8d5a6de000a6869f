// Fluent's web themes as custom properties, light and dark, on standard output. README.md says how to run it.
import { createRequire } from "node:module";
import { join } from "node:path";

const here = createRequire(join(process.cwd(), "package.json"));
const { webDarkTheme, webLightTheme } = here("@fluentui/tokens");

for (const [selector, theme] of [[":root", webLightTheme], ['[data-theme="dark"]', webDarkTheme]]) {
  const lines = Object.entries(theme).map(([name, value]) => `  --${name}: ${value};`);
  console.log(`${selector} {\n${lines.join("\n")}\n}`);
}

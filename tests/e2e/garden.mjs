// Opens the Next.js fixture where it is served, and says what a person and a stylesheet see.
//
//   node garden.mjs PACKAGES URL SHOT      -> JSON on stdout
//
// {"sown": text after a press, "padding", "button", "body": computed styles, "console": [errors]}.

import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, url, shot] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, "package.json"))("playwright-core");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const page = await browser.newPage();
  const answer = { console: [] };
  page.on("console", (message) => message.type() === "error" && answer.console.push(message.text()));
  page.on("pageerror", (error) => answer.console.push(String(error)));
  await page.goto(url);
  await page.getByRole("button", { name: "Sow a row" }).click();
  await page.getByText("1 rows sown").waitFor({ timeout: 8000 });
  answer.sown = await page.getByRole("status").textContent();
  const link = page.getByRole("link", { name: "All seeds" });
  const style = (node, name) => node.evaluate((it, key) => getComputedStyle(it)[key], name);
  answer.padding = await style(link, "paddingLeft");
  answer.button = await style(link, "backgroundColor");
  answer.body = await style(page.locator("body"), "backgroundColor");
  await page.screenshot({ path: shot });
  process.stdout.write(JSON.stringify(answer));
} finally {
  await browser.close();
}

// Opens one HTML page and its conversion, and says of each what a person could do with it.
//
//   node html_page.mjs PACKAGES FOLDER SHOTS PAGE…      -> JSON on stdout
//
// PACKAGES holds node_modules with playwright-core; every PAGE of FOLDER is served with what lies beside it. The answer
// has for each page {"sent": [[name, value]] of the form after a person's choices, "opened": which details were, before and after a press,
// "heights": of the choices, "initialised": the modules that the script took up, "console": [errors], "foreign": [hosts]}.

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const [packages, folder, shots, ...pages] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, "package.json"))("playwright-core");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const KINDS = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png",
  ".woff2": "font/woff2", ".woff": "font/woff",
};

function serve() {
  const server = createServer((request, response) => {
    const wanted = join(folder, normalize(decodeURI(new URL(request.url, "http://x").pathname)));
    if (!existsSync(wanted)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": KINDS[extname(wanted)] ?? "application/octet-stream" });
    createReadStream(wanted).pipe(response);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** What a person does: opens the closed details, ticks herbs, comes late, writes a name, sends the form. */
async function use(page) {
  const summary = page.getByText("How large is a plot?");
  const open = () => page.locator("details").evaluateAll((all) => all.map((it) => it.open));
  const opened = [await open()];
  await summary.click();
  opened.push(await open());
  await page.getByLabel("Herbs").check();
  await page.getByLabel("Early").check();
  await page.getByLabel("Late").check();
  await page.getByLabel("Name", { exact: true }).fill("Grace");
  await page.screenshot({ path: join(shots, `${page.called}.png`), fullPage: true });
  await page.getByRole("button", { name: "Book it" }).click();
  await page.waitForURL("**/book?**");
  return { opened, sent: [...new URL(page.url()).searchParams] };
}

async function look(page) {
  return page.evaluate(() => ({
    heights: [...document.querySelectorAll(".govuk-checkboxes__item, .govuk-radios__item")].map((it) => it.getBoundingClientRect().height),
    initialised: [...document.querySelectorAll("[data-govuk-button-init]")].length,
    steps: [...document.querySelectorAll("nav[aria-label] li")].map((it) => [it.textContent.trim(), it.getAttribute("aria-current")]),
  }));
}

async function main() {
  const server = await serve();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const answer = {};
  for (const name of pages) {
    const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
    const found = { console: [], foreign: [] };
    await context.route("**/*", (route) => {
      const { origin: asked, pathname } = new URL(route.request().url());
      if (pathname === "/book") return route.fulfill({ status: 200, contentType: "text/html", body: "booked" });
      if (asked === origin) return route.continue();
      found.foreign.push(new URL(route.request().url()).host);
      return route.abort();
    });
    const page = await context.newPage();
    page.called = name.replace(".html", "");
    page.setDefaultTimeout(4000);
    page.on("console", (message) => message.type() === "error" && found.console.push(message.text()));
    page.on("pageerror", (error) => found.console.push(String(error)));
    await page.goto(`${origin}/${name}`);
    Object.assign(found, await look(page), await use(page));
    answer[name] = found;
    await context.close();
  }
  await browser.close();
  server.close();
  process.stdout.write(JSON.stringify(answer));
}

await main();

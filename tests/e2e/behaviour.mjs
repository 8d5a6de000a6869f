// Replays one list of behaviours on a built app, by role and accessible name only, so that the same list fits the
// prototype and its conversion.
//
//   node behaviour.mjs PACKAGES DIST SHOTS      -> JSON on stdout
//
// PACKAGES holds node_modules with playwright-core, DIST is the built app, SHOTS a folder for pictures. The answer is
// {"behaviours": {name: null | what went wrong}, "console": [errors], "foreign": [hosts the app asked for],
// "fonts": [hosts of fonts]}; no other host than the app's own answers.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const [packages, dist, shots] = process.argv.slice(2);
const { chromium } = createRequire(join(packages, "package.json"))("playwright-core");
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const PATIENCE = 8000;

function expect(truth, sentence) {
  if (!truth) throw new Error(sentence);
}

async function same(actual, wanted, what) {
  const found = await actual;
  expect(JSON.stringify(found) === JSON.stringify(wanted), `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

const seen = (locator) => locator.waitFor({ state: "visible", timeout: PATIENCE });
const gone = (locator) => locator.waitFor({ state: "hidden", timeout: PATIENCE });
const button = (within, name) => within.getByRole("button", { name, exact: true });
const toolNames = (page) => page.locator("main, body").first().locator("tbody tr:visible td:first-child").allTextContents();
const alerts = (page) => page.getByRole("alert").filter({ hasText: /\S/ }); // a field's own counter says nothing yet

const isNative = (combobox) => combobox.evaluate((node) => node.tagName === "SELECT");

const ITEMS = ["Print the list", "Count the keys", "Mend the roof", "Key board"];
const trimmed = (texts) => texts.map((text) => text.trim());
const described = (locator) =>
  locator.evaluate((node) =>
    (node.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim());

async function choose(page, combobox, option) {
  if (await isNative(combobox)) return combobox.selectOption({ label: option });
  await combobox.click();
  await page.getByRole("option", { name: option, exact: true }).click();
  await gone(page.getByRole("listbox"));
}

/** Escape closes what is topmost, which may be the tooltip of the button that has the focus. */
async function escape(page, dialog) {
  await page.keyboard.press("Escape");
  const left = dialog.waitFor({ state: "hidden", timeout: 500 });
  await left.catch(() => page.keyboard.press("Escape"));
}

async function shows(combobox, option) {
  if (!(await isNative(combobox))) return seen(combobox.getByText(option));
  return same(combobox.evaluate((node) => node.selectedOptions[0].label), option, "the chosen option");
}

const behaviours = {
  async "the page shows its headings, numbers and both alerts"(page) {
    await seen(page.getByRole("heading", { name: "Tool shed", level: 1 }));
    for (const name of ["Shopping list", "In numbers", "Become a member"]) await seen(page.getByRole("heading", { name }));
    await seen(page.getByText("4 tools"));
    await same(alerts(page).count(), 2, "alerts");
    await seen(alerts(page).filter({ hasText: "Closed on Monday" }).getByText("The heating is being repaired."));
  },

  async "badges follow the table of states"(page) {
    const rows = page.getByRole("row");
    await seen(rows.filter({ hasText: "Cordless drill" }).getByText("On the shelf"));
    await seen(rows.filter({ hasText: "Hedge trimmer" }).getByText("Borrowed"));
    await seen(rows.filter({ hasText: "Tile cutter" }).getByText("In repair"));
    await seen(page.getByText("1 borrowed"));
  },

  async "the table has its columns and rows"(page) {
    await same(page.getByRole("columnheader").allTextContents(), ["Tool", "State", "Shelf", "Card"], "columns");
    await same(toolNames(page), ["Cordless drill", "Hedge trimmer", "Tile cutter", "Belt sander"], "tools");
  },

  async "typing filters the table"(page) {
    await page.getByLabel("Find a tool").fill("er");
    await same(toolNames(page), ["Hedge trimmer", "Tile cutter", "Belt sander"], "tools");
    await page.getByPlaceholder("Find a tool").fill("nothing like it");
    await seen(page.getByText("No tool has that name."));
  },

  async "the select of states filters the table"(page) {
    const select = page.getByLabel("State", { exact: true });
    await choose(page, select, "Borrowed");
    await same(toolNames(page), ["Hedge trimmer"], "tools");
  },

  async "an icon button has its name and works"(page) {
    await button(page, "Refresh").click();
    await button(page, "Refresh").click();
    await seen(page.getByText("Refreshed 2 times"));
  },

  async "links are links"(page) {
    await same(page.getByRole("link", { name: "Write to us" }).getAttribute("href"), "mailto:shed@example.org", "href");
    const rules = page.getByRole("link", { name: "House rules" });
    await same(rules.getAttribute("href"), "/rules", "href");
    await page.evaluate(() => (window.kept = true));
    await rules.click();
    await page.waitForURL("**/rules");
    await same(page.evaluate(() => window.kept === true), true, "the page was not loaded again");
  },

  async "buttons of every look work, a disabled one does not"(page) {
    const status = page.getByRole("status");
    await button(page, "Order").click();
    await same(status.textContent(), "Ordered", "status");
    await button(page, "Postpone").click();
    await same(status.textContent(), "Postponed", "status");
    await button(page, "Clear list").click();
    await same(page.locator("ul li").filter({ hasText: /Sandpaper|Wood glue/ }).count(), 0, "entries");
    await same(button(page, "Order").isDisabled(), true, "Order is disabled");
    await button(page, "Order").click({ force: true, timeout: PATIENCE }).catch(() => {});
    await same(status.textContent(), "Postponed", "status after a disabled button");
  },

  async "a controlled dialog opens, cancels, and closes by Escape"(page) {
    const dialog = page.getByRole("dialog", { name: "New tool" });
    await button(page, "Add a tool").click();
    await seen(dialog);
    await seen(dialog.getByText("It can be borrowed as soon as it is on a shelf."));
    await button(dialog, "Cancel").click();
    await gone(dialog);
    await button(page, "Add a tool").click();
    await seen(dialog);
    await escape(page, dialog);
    await gone(dialog);
    await same(toolNames(page).then((names) => names.length), 4, "number of tools");
  },

  async "a form in a dialog is submitted by a button without a type"(page) {
    const dialog = page.getByRole("dialog", { name: "New tool" });
    await button(page, "Add a tool").click();
    await seen(dialog);
    const submit = button(dialog, "Put on the shelf");
    await same(submit.isDisabled(), true, "the submit button is disabled");
    await dialog.getByLabel("Name of the tool").fill("Jigsaw");
    await choose(page, dialog.getByRole("combobox", { name: /^Shelf/ }), "Shelf B3");
    await shows(dialog.getByRole("combobox"), "Shelf B3");
    await submit.click();
    await gone(dialog);
    await same(toolNames(page).then((names) => names.at(-1)), "Jigsaw", "the last tool");
    await seen(page.getByRole("row").filter({ hasText: "Jigsaw" }).getByText("B3"));
  },

  async "Enter in the dialog's field submits as well"(page) {
    const dialog = page.getByRole("dialog", { name: "New tool" });
    await button(page, "Add a tool").click();
    await dialog.getByLabel("Name of the tool").fill("Plane");
    await choose(page, dialog.getByRole("combobox", { name: /^Shelf/ }), "Shelf A2");
    await dialog.getByLabel("Name of the tool").press("Enter");
    await gone(dialog);
    await same(toolNames(page).then((names) => names.at(-1)), "Plane", "the last tool");
  },

  async "each row's own dialog opens and closes"(page) {
    for (const [name, shelf] of [["Tile cutter", "A4"], ["Belt sander", "B3"]]) {
      const dialog = page.getByRole("dialog", { name });
      await button(page, `Card of ${name}`).click();
      await seen(dialog.getByText(`Lives on shelf ${shelf}.`));
      await same(page.getByRole("dialog").count(), 1, "open dialogs");
      await button(dialog, "Done reading").click();
      await gone(dialog);
    }
  },

  async "controlled tabs switch panel and state"(page) {
    await same(page.getByRole("tab", { name: "Summer" }).getAttribute("aria-selected"), "true", "Summer is selected");
    await seen(page.getByRole("tabpanel").filter({ hasText: "Open from 9 to 20" }));
    await page.getByRole("tab", { name: "Winter" }).click();
    await seen(page.getByRole("tabpanel").filter({ hasText: "Open from 10 to 17" }));
    await gone(page.getByText("Open from 9 to 20"));
    await seen(page.getByText("Showing the winter hours"));
    await same(page.getByRole("tab", { name: "Holidays" }).isDisabled(), true, "Holidays is disabled");
  },

  async "uncontrolled tabs switch, and what is inside works"(page) {
    await seen(page.getByText("Two weeks, free of charge"));
    await page.getByRole("tab", { name: "Giving" }).click();
    await gone(page.getByText("Two weeks, free of charge"));
    await seen(page.getByRole("cell", { name: "Ladder" }));
    await button(page, "I have one").click();
    await seen(page.getByText("1 offers"));
  },

  async "tabs are walked with the keyboard"(page) {
    await page.getByRole("tab", { name: "Summer" }).focus();
    await page.keyboard.press("ArrowRight");
    await same(page.getByRole("tab", { name: "Winter" }).evaluate((node) => node === document.activeElement), true, "focus");
  },

  async "an invalid form says why"(page) {
    await button(page, "Join").click();
    await seen(page.getByText("That is no e-mail address"));
    await seen(page.getByText("Pick a membership"));
    await same(page.getByLabel("E-mail").getAttribute("aria-invalid"), "true", "aria-invalid");
    await same(page.getByText("joined:").count(), 0, "members");
  },

  async "a valid form is sent"(page) {
    await button(page, "Join").click();
    await page.getByLabel("E-mail").fill("ada@example.org");
    await choose(page, page.getByRole("combobox", { name: "Membership" }), "For life");
    await gone(page.getByText("That is no e-mail address"));
    await button(page, "Join").click();
    await seen(page.getByText("ada@example.org joined: life"));
  },

  async "a toast says what happened"(page) {
    const toasts = page.getByRole("status").or(page.getByRole("alert"));
    await button(page, "Call me back").click();
    await seen(toasts.filter({ hasText: "We have no number" }).first());
    await page.getByLabel("Phone number").fill("555 0100");
    await page.getByLabel("E-mail").fill("ada@example.org");
    await choose(page, page.getByRole("combobox", { name: "Membership" }), "A year");
    await button(page, "Join").click();
    await seen(toasts.filter({ hasText: "Welcome to the shed" }).filter({ hasText: "ada@example.org" }).first());
    await gone(page.getByText("We have no number").first());
    await button(page, "Close").click();
    await gone(page.getByText("Welcome to the shed").first());
  },

  async "descriptions and errors stay tied to their field"(page) {
    const described = () =>
      page.getByLabel("E-mail").evaluate((node) =>
        `${node.getAttribute("aria-describedby") ?? ""} ${node.getAttribute("aria-errormessage") ?? ""}`.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim());
    expect((await described()).includes("For reminders only."), `description: ${await described()}`);
    await button(page, "Join").click();
    await seen(page.getByText("That is no e-mail address"));
    expect((await described()).includes("That is no e-mail address"), `description after the error: ${await described()}`);
  },

  async "a dialog has its cross, and its description"(page) {
    const dialog = page.getByRole("dialog", { name: "New tool" });
    await button(page, "Add a tool").click();
    await same(described(dialog), "It can be borrowed as soon as it is on a shelf.", "description");
    await button(dialog, "Close").click();
    await gone(dialog);
  },

  async "a menu opens, does one thing and closes"(page) {
    const trigger = button(page, "Shed menu");
    const menu = page.getByRole("menu", { name: "Shed menu" });
    await same(trigger.getAttribute("aria-haspopup"), "menu", "aria-haspopup");
    await same(trigger.getAttribute("aria-expanded"), "false", "aria-expanded");
    await trigger.click();
    await seen(menu);
    await seen(menu.getByText("The shed"));
    await same(menu.getByRole("menuitem").allTextContents().then(trimmed), ITEMS, "items");
    await menu.getByRole("menuitem", { name: "Print the list" }).click();
    await gone(menu);
    await seen(page.getByText("List printed"));
    await trigger.click();
    await page.keyboard.press("Escape");
    await gone(menu);
    await same(trigger.evaluate((node) => node === document.activeElement), true, "the focus is back");
  },

  async "a menu is walked with the keyboard"(page) {
    const menu = page.getByRole("menu");
    await button(page, "Shed menu").focus();
    await page.keyboard.press("Enter");
    await seen(menu);
    await page.keyboard.press("ArrowDown");
    await same(menu.getByRole("menuitem", { name: "Count the keys" }).evaluate((node) => node === document.activeElement), true, "focus");
    await page.keyboard.press("Enter");
    await gone(menu);
    await seen(page.getByText("Keys counted"));
  },

  async "a menu of a button with a text closes by an item, its own button and a press beside it"(page) {
    const trigger = page.locator("button", { hasText: "Lights" }); // an open menu hides the page from roles
    const menu = page.getByRole("menu", { name: "Lights" });
    await trigger.click();
    await seen(menu.getByText("Which ones"));
    await same(trigger.getAttribute("aria-expanded"), "true", "aria-expanded");
    await menu.getByRole("menuitem", { name: "In the yard" }).click();
    await gone(menu);
    await seen(page.getByText("Yard lit"));
    const box = await trigger.boundingBox();
    const press = async () => {
      await page.waitForTimeout(300); // until nothing fades over the button
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    };
    await press();
    await seen(menu);
    await press();
    await gone(menu);
    await press();
    await seen(menu);
    await page.mouse.click(5, 5);
    await gone(menu);
    await trigger.press("Enter");
    await seen(menu);
    await menu.getByRole("menuitem", { name: "In the loft" }).press("Enter");
    await gone(menu);
    await seen(page.getByText("Loft lit"));
    await trigger.press("Enter");
    await seen(menu);
    const cellar = menu.getByRole("menuitem", { name: "In the cellar" });
    await same(cellar.getAttribute("aria-disabled"), "true", "aria-disabled");
    await cellar.click({ force: true, timeout: PATIENCE }).catch(() => {});
    await same(page.getByText("Cellar lit").count(), 0, "what a disabled item did");
    await page.keyboard.press("Escape");
    await gone(menu);
    await same(trigger.evaluate((node) => node === document.activeElement), true, "the focus is back");
  },

  async "an item that is disabled does nothing, one that is a link leads on"(page) {
    await button(page, "Shed menu").click();
    const mend = page.getByRole("menuitem", { name: "Mend the roof" });
    await same(mend.getAttribute("aria-disabled"), "true", "aria-disabled");
    await mend.click({ force: true, timeout: PATIENCE }).catch(() => {});
    await same(page.getByText("Roof mended").count(), 0, "what a disabled item did");
    const keys = page.getByRole("menuitem", { name: "Key board" });
    await same(keys.getAttribute("href"), "/keys", "href");
    await keys.click();
    await page.waitForURL("**/keys");
  },

  async "a tooltip describes its button, which keeps its name"(page) {
    const ring = button(page, "Ring");
    await ring.hover();
    const hint = page.getByRole("tooltip").filter({ hasText: "Calls whoever is in the yard" });
    await hint.waitFor({ state: "attached", timeout: PATIENCE });
    await same(described(ring), "Calls whoever is in the yard", "description");
    await ring.click();
    await seen(page.getByText("Bell rung"));
  },

  async "a popover holds what is in it, and closes by Escape"(page) {
    const trigger = button(page, "Loan");
    await trigger.click();
    const popover = page.getByRole("dialog").filter({ has: page.getByLabel("Days of a loan") });
    await seen(popover);
    await popover.getByLabel("Days of a loan").fill("21");
    await page.keyboard.press("Escape");
    await gone(popover);
    await seen(page.getByText("21 days"));
    await same(trigger.getAttribute("aria-expanded"), "false", "aria-expanded");
  },

  async "a sheet has a name, a description and a cross"(page) {
    await button(page, "Neighbours").click();
    const sheet = page.getByRole("dialog", { name: "Other sheds" });
    await seen(sheet.getByText("Mill Lane, Dock Road"));
    await same(described(sheet), "They lend to our members too.", "description");
    await button(sheet, "Close").click();
    await gone(sheet);
    await button(page, "Neighbours").click();
    await page.keyboard.press("Escape");
    await gone(sheet);
  },

  async "a question is closed by its answers and by Escape, not by a click beside it"(page) {
    const question = page.getByRole("alertdialog", { name: "Close for today?" });
    await button(page, "Close the shed").click();
    await seen(question);
    await same(described(question), "Nobody can borrow until tomorrow.", "description");
    await page.mouse.click(5, 5);
    await page.waitForTimeout(300);
    await seen(question);
    await page.keyboard.press("Escape");
    await gone(question);
    await button(page, "Close the shed").click();
    await button(question, "Stay open").click();
    await gone(question);
    await same(page.getByText("Shed closed").count(), 0, "what was not answered");
    await button(page, "Close the shed").click();
    await button(question, "Close it").click();
    await gone(question);
    await seen(page.getByText("Shed closed"));
  },

  async "a native form is submitted by a native button without a type"(page) {
    await page.getByLabel("Phone number").fill("0123");
    await button(page, "Call me back").click();
    await seen(page.getByText("We will call 0123"));
  },

  async "checkboxes are ticked by their labels, and one stands for all"(page) {
    const all = page.getByRole("checkbox", { name: "Every kind of course" });
    await same(all.evaluate((node) => node.indeterminate || node.getAttribute("aria-checked") === "mixed" || node.dataset.indeterminate === "true"), true, "some are chosen");
    await page.getByText("Courses in metal").click();
    await seen(page.getByText("Wanted: wood, metal"));
    await page.getByText("Every kind of course").click();
    await seen(page.getByText("Wanted: wood, metal, paint"));
    await same(all.isChecked(), true, "all are chosen");
    await page.getByText("Every kind of course").click();
    await seen(page.getByText("Wanted: none"));
    await page.getByRole("checkbox", { name: "Courses in paint" }).press("Space");
    await seen(page.getByText("Wanted: paint"));
  },

  async "radios of a group exclude one another, and answer their labels and the arrow keys"(page) {
    const group = page.getByRole("radiogroup", { name: "Bench" });
    await same(group.getByRole("radio").count(), 2, "radios");
    await page.getByText("Right bench").click();
    await seen(page.getByText("You work at the right bench"));
    await same(group.getByRole("radio", { name: "Left bench" }).isChecked(), false, "left");
    await group.getByRole("radio", { name: "Right bench" }).focus();
    await page.keyboard.press("ArrowUp", { delay: 100 });
    await seen(page.getByText("You work at the left bench"));
  },

  async "native radios by name exclude one another"(page) {
    await page.getByText("Pay by card").click();
    await seen(page.getByText("Paid by card"));
    await same(page.getByRole("radio", { name: "Pay by cash" }).isChecked(), false, "cash");
    await same(page.getByRole("radio", { name: "Pay by card" }).isChecked(), true, "card");
  },

  async "a switch is one by role, and answers its label"(page) {
    const remind = page.getByRole("switch", { name: "Remind me" });
    await same(remind.isChecked(), false, "Remind me");
    await page.getByText("Remind me").click();
    await seen(page.getByText("Reminders are on"));
    await remind.press("Space");
    await seen(page.getByText("Reminders are off"));
  },

  async "a label around its checkbox is its name"(page) {
    await page.getByText("Only in quiet hours").click();
    await seen(page.getByText("Quiet hours only"));
    await same(page.getByRole("checkbox", { name: "Only in quiet hours" }).isChecked(), true, "quiet");
  },

  async "sliders move with the keyboard"(page) {
    const sliders = page.getByRole("slider");
    await sliders.first().focus();
    await page.keyboard.press("ArrowRight");
    await seen(page.getByText("Up to 15 kilometres"));
    await page.keyboard.press("End");
    await seen(page.getByText("Up to 50 kilometres"));
    await page.getByLabel("Noise").focus();
    await page.keyboard.press("ArrowLeft");
    await seen(page.getByText("Noise up to 20 decibels"));
  },

  async "a text area takes lines, and no more than it may"(page) {
    const note = page.getByLabel("Note for the shed");
    await same(note.evaluate((node) => node.tagName), "TEXTAREA", "tag");
    await note.fill("One line\nand another");
    await seen(page.getByText("20 of 40 characters"));
    await same(note.getAttribute("maxlength"), "40", "maxlength");
  },

  async "toggles stay pressed, and a group may have none"(page) {
    await button(page, "Dense").click();
    await same(button(page, "Dense").getAttribute("aria-pressed"), "true", "Dense");
    await seen(page.getByText("Shown densely as list"));
    const view = page.getByLabel("View", { exact: true });
    await view.getByText("Plan").click();
    await seen(page.getByText("Shown densely as plan"));
    await view.getByText("Plan").click();
    await seen(page.getByText("Shown densely as nothing"));
  },

  async "controls of a validated form say what is wrong, and are sent"(page) {
    await button(page, "Book the course").click();
    await seen(page.getByText("Only with an insurance"));
    const insured = page.getByRole("checkbox", { name: "I am insured" });
    await same(insured.getAttribute("aria-invalid"), "true", "aria-invalid");
    await page.getByText("I am insured").click();
    await same(insured.isChecked(), true, "insured");
    await page.getByRole("radio", { name: "Sunday" }).click();
    await same(page.getByRole("radio", { name: "Saturday" }).isChecked(), false, "Saturday");
    const wishes = page.getByLabel("Wishes");
    expect((await wishes.evaluate((node) => document.getElementById(node.getAttribute("aria-describedby").split(" ")[0])?.textContent)).includes("Tools that"), "the description");
    await wishes.fill("the lathe");
    await button(page, "Book the course").click();
    await seen(page.getByText("Booked for sunday, insured: the lathe"));
  },

  async "an accordion of which one item is open"(page) {
    const late = page.getByRole("button", { name: "What if I am late?" });
    const broken = page.getByRole("button", { name: "What if it breaks?" });
    const answer = page.getByText("Tell us, and the next one waits.");
    await same(late.getAttribute("aria-expanded"), "false", "closed at first");
    await gone(answer);
    await late.click();
    await seen(answer);
    await same(late.getAttribute("aria-expanded"), "true", "opened");
    await broken.press("Enter");
    await seen(page.getByText("We mend it together on Thursdays."));
    await gone(answer);
    await broken.click();
    await gone(page.getByText("We mend it together on Thursdays."));
  },

  async "the summaries of an accordion are headings, and what they open is a region"(page) {
    await same(page.getByRole("heading", { name: "What if it breaks?" }).count(), 1, "headings");
    await page.getByRole("button", { name: "What if I am late?" }).click();
    await seen(page.getByRole("region").filter({ hasText: "Tell us" }));
  },

  async "an accordion of which several items are open, as the page says"(page) {
    await seen(page.getByText("From one to three."));
    await page.getByRole("button", { name: "Dogs" }).click();
    await seen(page.getByText("On a lead."));
    await seen(page.getByText("Open rules: quiet, dogs"));
    await page.getByRole("button", { name: "Quiet hours" }).click();
    await gone(page.getByText("From one to three."));
    await seen(page.getByText("Open rules: dogs"));
  },

  async "a collapsible shows and hides its content"(page) {
    const address = button(page, "Address");
    await same(address.getAttribute("aria-expanded"), "false", "closed at first");
    await address.click();
    await seen(page.getByText("Behind the mill"));
    await same(address.getAttribute("aria-expanded"), "true", "opened");
    await address.click();
    await gone(page.getByText("Behind the mill"));
  },

  async "an avatar shows its picture, or what stands for it"(page) {
    const picture = page.getByRole("img", { name: "Ada" });
    await seen(picture);
    await same(picture.evaluate((node) => node.naturalWidth > 0), true, "the picture is loaded");
    await same(page.getByText("AL", { exact: true }).count(), 0, "the fallback beside a picture");
    await seen(page.getByText("GH", { exact: true }));
  },

  async "a progress bar says how far it is"(page) {
    const bar = page.getByRole("progressbar", { name: "Repaired" });
    await same(bar.getAttribute("aria-valuenow"), "40", "value");
    await button(page, "Repair one more").click();
    await same(bar.getAttribute("aria-valuenow"), "60", "value");
    await same(bar.getAttribute("aria-valuemax"), "100", "maximum");
  },

  async "a spinner in a button is small, and nobody hears of it"(page) {
    await same(page.getByTestId("busy").count(), 0, "spinners at first");
    await page.getByRole("button", { name: "Load more" }).click();
    const box = await page.getByTestId("busy").boundingBox();
    expect(box && box.width < 24 && box.height < 24, `the spinner is ${box?.width} by ${box?.height}`);
    await same(page.getByRole("button", { name: "Load more" }).isDisabled(), true, "the button is disabled");
    await same(page.getByRole("progressbar").count(), 1, "progress bars that are announced");
    await same(page.getByTestId("skeleton").count(), 1, "skeletons");
  },

  async "breadcrumbs lead up and name the page"(page) {
    const crumbs = page.getByRole("navigation", { name: "breadcrumb" });
    await same(crumbs.getByRole("link", { name: "Street" }).getAttribute("href"), "#street", "href");
    await same(crumbs.getByText("Neighbours").getAttribute("aria-current"), "page", "aria-current");
  },

  async "a box that scrolls, and one with its own ratio"(page) {
    const scrolls = page.getByTestId("scrolls");
    await same(scrolls.evaluate((node) => node.clientHeight), 64, "height of the scroll area");
    await page.getByText("House 12", { exact: true }).scrollIntoViewIfNeeded();
    await scrolls.hover();
    await page.mouse.wheel(0, -2000);
    await seen(page.getByText("House 1", { exact: true }));
    const box = await page.getByRole("img", { name: "The shed" }).boundingBox();
    expect(box && Math.abs(box.width / box.height - 16 / 9) < 0.05, `the ratio is ${box?.width} by ${box?.height}`);
  },

  async "an item of a menu is on or off, says so, and closes the list"(page) {
    const view = page.getByRole("menu", { name: "Loan view" });
    await button(page, "Loan view").click();
    const dated = view.getByRole("menuitemcheckbox", { name: "With dates" });
    await same(dated.getAttribute("aria-checked"), "false", "off at first");
    await dated.click();
    await gone(view);
    await seen(page.getByText("Cy, since April"));
    await button(page, "Loan view").click();
    await same(dated.getAttribute("aria-checked"), "true", "on");
    await dated.press("Enter");
    await gone(page.getByText("Cy, since April"));
  },

  async "of some items of a menu one is chosen"(page) {
    const view = page.getByRole("menu", { name: "Loan view" });
    await button(page, "Loan view").click();
    await same(view.getByRole("menuitemradio", { name: "By tool" }).getAttribute("aria-checked"), "true", "By tool");
    await view.getByRole("menuitemradio", { name: "By borrower" }).click();
    await gone(view);
    await seen(page.getByTestId("loans").getByText("Clamp", { exact: true }));
    await button(page, "Loan view").click();
    await same(view.getByRole("menuitemradio", { name: "By tool" }).getAttribute("aria-checked"), "false", "By tool");
    await same(view.getByRole("menuitemradio", { name: "By borrower" }).getAttribute("aria-checked"), "true", "By borrower");
  },

  async "each entry of a list has its own menu"(page) {
    const loan = page.getByTestId("loans");
    await button(page, "More about the Clamp").click();
    await same(page.getByRole("menu").count(), 1, "open menus");
    await page.getByRole("menuitem", { name: "Give back" }).click();
    await gone(page.getByRole("menu"));
    await gone(loan.getByText("Clamp", { exact: true }));
    await seen(loan.getByText("Auger", { exact: true }));
  },

  async "pages are links, and one is the current one"(page) {
    const pages = page.getByRole("navigation", { name: "pagination" });
    const second = pages.getByRole("link", { name: "2", exact: true });
    await same(second.getAttribute("href"), "#loans-2", "href");
    await same(pages.getByRole("link", { name: "1", exact: true }).getAttribute("aria-current"), "page", "the first page");
    await second.click();
    await seen(page.getByTestId("loans").getByText("Saw", { exact: true }));
    await same(second.getAttribute("aria-current"), "page", "the second page");
    await pages.getByRole("link", { name: "Go to previous page" }).click();
    await gone(page.getByTestId("loans").getByText("Saw", { exact: true }));
    await pages.getByRole("link", { name: "Go to next page" }).click();
    await seen(page.getByTestId("loans").getByText("Saw", { exact: true }));
  },

  async "a native select of the kit stays one, with its label"(page) {
    await page.getByLabel("Shed", { exact: true }).selectOption("dock");
    await same(page.getByTestId("loan-rule").textContent(), "dock lends for 14 days", "what is said");
  },

  async "a field has its label and its hint, and a field with a sign in it works"(page) {
    await seen(page.getByText("In days, Sundays too."));
    await page.getByLabel("Longest loan").fill("21");
    await same(page.getByTestId("loan-rule").textContent(), "mill lends for 21 days", "what is said");
    await page.getByLabel("Find a loan").fill("sa");
    await seen(page.getByTestId("loans").getByText("Saw", { exact: true }));
    await gone(page.getByTestId("loans").getByText("Auger", { exact: true }));
  },
};

function serve(folder) {
  const server = createServer((request, response) => {
    const wanted = join(folder, normalize(decodeURI(new URL(request.url, "http://x").pathname)));
    const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(folder, "index.html");
    response.writeHead(200, { "content-type": KINDS[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function newPage(browser, origin, answer) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, reducedMotion: "reduce" });
  await context.route("**/*", (route) => {
    const { origin: asked, protocol, host } = new URL(route.request().url());
    if (asked === origin || protocol === "data:") return route.continue();
    if (route.request().resourceType() === "font") {
      answer.fonts.push(host);
      return route.fulfill({ status: 200, contentType: "font/woff2", body: "" });
    }
    answer.foreign.push(host);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (message) => message.type() === "error" && answer.console.push(message.text()));
  page.on("pageerror", (error) => answer.console.push(String(error)));
  await page.goto(origin);
  return page;
}

async function picture(browser, origin, answer) {
  const page = await newPage(browser, origin, answer);
  await page.screenshot({ path: join(shots, "page.png"), fullPage: true });
  await button(page, "Add a tool").click({ timeout: PATIENCE }).catch(() => {});
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(shots, "dialog.png") });
  await page.context().close();
}

async function main() {
  const server = await serve(dist);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const answer = { behaviours: {}, console: [], foreign: [], fonts: [] };
  try {
    for (const [name, replay] of Object.entries(behaviours)) {
      const page = await newPage(browser, origin, answer);
      answer.behaviours[name] = await replay(page).then(() => null, (error) => error.message.split("\n").slice(0, 3).join(" "));
      await page.context().close();
    }
    await picture(browser, origin, answer);
  } finally {
    await browser.close();
    server.close();
  }
  process.stdout.write(JSON.stringify(answer));
}

await main();

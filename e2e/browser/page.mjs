// The local Slack's web page, as a person uses it.
import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** open starts a browser: the one CHROMIUM names, or Debian's. Its sandbox does not work for root. */
export async function open(address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS,
  });
  const page = await browser.newPage({ viewport: { width: 1120, height: 740 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(address);
  await page.getByText("ui live").waitFor();
  return { page, faults, close: () => browser.close() };
}

export class Desk {
  constructor(page) {
    this.page = page;
  }

  actAs = (name) => this.page.locator(".actas select").selectOption({ label: name });

  channel = (name) => this.page.locator(".sidebar-item", { hasText: name }).first().click();

  home = () => this.page.locator(".sidebar-item", { hasText: "🏠" }).click();

  async type(text) {
    await this.page.locator(".composer-input").last().fill(text);
    await this.page.locator(".composer-input").last().press("Enter");
  }

  /** The newest message that holds all the words. */
  message(...words) {
    let list = this.page.locator(".messages .msg:visible");
    for (const word of words) list = list.filter({ hasText: word });
    return list.last();
  }

  async see(...words) {
    const message = this.message(...words);
    await message.waitFor();
    await message.scrollIntoViewIfNeeded();
    return message;
  }

  press = (within, label) => within.getByRole("button", { name: label, exact: true }).click();

  /** The menu with three dots, which the page draws as a list. */
  more = (within, label) => within.locator("select").last().selectOption({ label });

  modal = () => this.page.locator(".modal");

  field = (label) => this.modal().locator(".bk-input", { has: this.page.locator(".bk-label", { hasText: label }) }).locator("[data-own]");

  submit = (label) => this.press(this.modal().locator(".modal-foot"), label);

  /** A message shortcut, from the bar that shows when the pointer is on the message. */
  async shortcut(message, name) {
    await message.hover();
    await message.getByTitle(name).click();
  }
}

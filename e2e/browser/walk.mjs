// Walks through the demo as a new user does: node e2e/browser/walk.mjs [folder [picture …]].
// With a folder it takes pictures on the way, all of them or those that are named. It ends with 1 if anything a user would
// look for is not there.
import { mkdir } from "node:fs/promises";
import { Demo } from "./demo.mjs";
import { Desk, open } from "./page.mjs";

const [folder, ...wanted] = process.argv.slice(2);
const campaign = `Brand: Zebra Roofing LLC
Website: https://zebraroofing.example
Use case: Customer care
Description: Zebra Roofing sends its customers the time of their repair visit and a link to their estimate when it is ready.
Message flow: Customers enter their phone number on our website and agree to receive texts.
Sample message 1: Hi, your roofer arrives at 9 tomorrow.
Sample message 2: Zebra Roofing: your estimate is ready, see https://bit.ly/x9 Reply STOP to opt out.
Help message: Reply STOP to stop`;
const rejection = "Campaign rejected by Twilio: the HELP message does not contain a way to contact the business.";

const demo = new Demo();
let browser;
try {
  browser = await open(await demo.address());
  if (folder) await mkdir(folder, { recursive: true });
  await walk(browser.page, new Desk(browser.page));
  if (browser.faults.length > 0) throw new Error("errors in the page:\n" + browser.faults.join("\n"));
  console.log("The walk went well.");
} catch (error) {
  console.error(error);
  if (browser && folder) await browser.page.screenshot({ path: `${folder}/failed.png` });
  process.exitCode = 1;
} finally {
  await browser?.close();
  await demo.stop();
}

async function picture(page, name) {
  if (!folder || wanted.length > 0 && !wanted.includes(name)) return;
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

async function walk(page, desk) {
  await desk.channel("support-questions");
  await picture(page, "first-sight");

  await desk.type("/tcr " + rejection);
  const answer = await desk.see("HELP reply", "Because of");
  await picture(page, "answer");

  await desk.press(answer, "All steps");
  await desk.modal().waitFor();
  await picture(page, "all-steps");
  await desk.submit("Close");

  await desk.press(answer, "Copy reply");
  await desk.modal().waitFor();
  await picture(page, "copy-reply");
  await page.locator(".modal-x").click();

  await desk.press(answer, "Open ticket");
  await desk.field("Customer").fill("Harbor & Sons <Boats>");
  await picture(page, "ticket-form");
  await desk.submit("Open ticket");
  await desk.modal().waitFor({ state: "detached" });

  await desk.channel("tcr-desk");
  const card = await desk.see("Harbor & Sons <Boats>", "Nobody has it yet");
  await picture(page, "card-new");

  await desk.actAs("Ben Okafor");
  await desk.press(card, "Take it");
  const taken = await desk.see("Harbor & Sons <Boats>", "working", "Ben");
  await desk.press(taken, "Update");
  await desk.field("Status").selectOption({ label: "waiting for the provider" });
  await desk.field("Note").fill("Resubmitted with a phone number in the HELP reply.");
  await picture(page, "update-form");
  await desk.submit("Save");
  const moved = await desk.see("Harbor & Sons <Boats>", "waiting for the provider");
  await moved.locator(".thread-summary").click();
  await page.locator(".thread-pane").getByText("Resubmitted with a phone number").waitFor();
  await picture(page, "card");
  await page.locator(".thread-pane").getByRole("button").first().click();

  await demo.restart();
  await desk.more(await desk.see("Harbor & Sons <Boats>"), "Details");
  await desk.see("Harbor & Sons <Boats>", "Resubmitted with a phone number");
  await picture(page, "details");

  await more(page, desk);
}

/** A campaign before it is submitted: reviewed, corrected, drafted. */
async function campaigns(page, desk) {
  await desk.type("/tcr " + campaign);
  const review = await desk.see("would be refused");
  await picture(page, "review");
  await desk.press(review, "All findings");
  await desk.modal().getByText("Source:").first().waitFor();
  await picture(page, "all-findings");
  await desk.submit("Close");
  await desk.press(review, "Copy corrected texts");
  await desk.modal().getByText("Not ready to paste yet").waitFor();
  await picture(page, "corrected-texts");
  await page.locator(".modal-x").click();
  await desk.type("/tcr review");
  await desk.modal().getByText("Message flow").first().waitFor();
  await picture(page, "review-form");
  await page.locator(".modal-x").click();
  await desk.type("/tcr draft");
  await desk.field("Who gets texts").fill('Homeowners who ask about a repair. "Yes, Friday at 9 is free." "The repair is $180, shall we book it?"');
  await picture(page, "draft-form");
  await desk.submit("Write it");
  await desk.modal().getByText("Not written yet").waitFor();
  await picture(page, "draft");
  await page.locator(".modal-x").click();
}

/** A case: lists, search, rounds, verdicts. */
async function cases(page, desk) {
  await desk.type("/tcr list open");
  await desk.see("Next page");
  await picture(page, "list");
  await desk.type("/tcr search rates");
  await desk.see("the best first");
  await picture(page, "search");
  await desk.type("/tcr resubmit 47");
  await desk.field("The text as it is sent").fill(campaign);
  await picture(page, "round-form");
  await desk.submit("Record it");
  await desk.modal().getByText("at stake").first().waitFor();
  await picture(page, "guard");
  await page.locator(".modal-x").click();
  await desk.type("/tcr verdicts COTH1C6 approved\nCNOPE12 approved");
  await desk.see("not known here");
  await picture(page, "verdicts");
}

/** What a manager and an admin see. */
async function manager(page, desk) {
  await desk.actAs("Mara Jensen");
  await desk.channel("tcr-digest");
  await desk.type("/tcr digest here");
  await desk.see("opened", "Decide today");
  await page.locator(".messages .bk-image img").last().waitFor();
  await picture(page, "digest");
  await desk.type("/tcr settings hours");
  await desk.modal().getByText("Working days").first().waitFor();
  await picture(page, "settings");
  await page.locator(".modal-x").click();
  await desk.channel("support-questions");
}

/** What App Home leads to, for an admin. */
async function home(page, desk) {
  await desk.actAs("Mara Jensen");
  await desk.home();
  await page.locator(".home").getByRole("button", { name: "Who did what" }).waitFor();
  await picture(page, "home-admin");
  for (const [name, button, words] of [
    ["figures", "This week's figures", "opened"], ["figures-form", "Other figures", "How far back"], ["find-form", "Find a ticket", "Which tickets"],
    ["away", "Away", "Away until"], ["audit", "Who did what", "Newest first"],
  ]) {
    await desk.press(page.locator(".home"), button);
    await desk.modal().getByText(words).first().waitFor();
    await picture(page, name);
    await page.locator(".modal-x").click();
  }
  await desk.press(page.locator(".home"), "Find a ticket");
  await desk.field("Words").fill("rates");
  await desk.submit("Find");
  await desk.modal().getByText("the best first").waitFor();
  await picture(page, "found");
  await page.locator(".modal-x").click();
  for (const [name, option, words] of [["guidance", "Guidance", "Or choose a topic"], ["role", "My role", "You are"]]) {
    await desk.more(page.locator(".home .bk-actions").first(), option);
    await desk.modal().getByText(words).first().waitFor();
    await picture(page, name);
    await page.locator(".modal-x").click();
  }
  await desk.press(page.locator(".home"), "Import");
  await desk.field("Rows").fill("customer,opened,closed,round,verdict,reason,fee\nOld Mill Bakery,2025-03-03,2025-03-20,1,rejected,2115,15\nOld Mill Bakery,,,2,approved,,15\nLa Torre,2025-13-01,,1,rejected,no opt-in,15");
  await picture(page, "import");
  await desk.submit("Check");
  await desk.modal().getByText("Nothing is written yet").waitFor();
  await picture(page, "import-checked");
  await page.locator(".modal-x").click();
  await desk.channel("support-questions");
  await desk.type("/tcr settings roles");
  await desk.modal().getByText("Moderators").first().waitFor();
  await picture(page, "roles");
  await page.locator(".modal-x").click();
  await dates(page, desk);
}

/** The forms that take a moment. */
async function dates(page, desk) {
  for (const [name, text, words] of [["snooze", "/tcr snooze 47", "Until when"], ["remind", "/tcr remind 47", "Of what"], ["edit", "/tcr edit 47", "Due"]]) {
    await desk.type(text);
    await desk.modal().getByText(words).first().waitFor();
    await picture(page, name);
    await page.locator(".modal-x").click();
  }
  await desk.type("/tcr similar 47");
  const similar = await desk.see("#47", "Another ticket");
  await picture(page, "similar");
  await desk.press(similar, "Another ticket …");
  await desk.modal().getByText("What are they to each other").waitFor();
  await picture(page, "relate");
  await page.locator(".modal-x").click();
}

/** What a curious user tries next. */
async function more(page, desk) {
  await desk.channel("support-questions");
  await desk.actAs("Ana Ruiz");
  await desk.shortcut(await desk.see("Bright Paws (vet"), "Diagnose rejection");
  await desk.modal().waitFor();
  await picture(page, "shortcut");
  await page.locator(".modal-x").click();
  await campaigns(page, desk);
  await cases(page, desk);
  await manager(page, desk);
  await home(page, desk);
  await desk.actAs("Ana Ruiz");
  await desk.channel("support-questions");
  for (const [name, text, ...words] of [
    ["list-stalled", "/tcr list stalled", "#"],
    ["code", "/tcr code 2115", "2115"],
    ["guide", "/tcr guide non-profit", "non-profit"],
    ["help", "/tcr help", "/tcr"],
    ["last", "/tcr last", "HELP"],
    ["no-reason", "/tcr Your campaign does not meet the carriers' strict requirements and was declined.", "reason"],
    ["several", "/tcr 2135 no rates notice; 2136 no frequency; CR4007 terms not linked", "refused"],
    ["unsure", "/tcr consent not good enough", "Open ticket"],
    ["on-file", "/tcr CKAG8S6 refused again: message frequency is not stated", "#47"],
    ["unknown-ticket", "/tcr show 999", "999"],
  ]) {
    const before = await page.locator(".messages .msg").count();
    await desk.type(text);
    await page.waitForFunction((n) => document.querySelectorAll(".messages .msg").length > n, before);
    await desk.see(...words);
    await picture(page, name);
  }
  await page.locator(".sidebar-item", { hasText: "Ana Ruiz and the bot" }).click();
  await desk.see("Harbor & Sons <Boats>", "is open");
  await picture(page, "ticket-opened");
  if (folder && wanted.includes("reminder")) { // it comes in working hours, within five minutes
    await desk.message("of your tickets wait").waitFor({ timeout: 400_000 });
    await desk.see("of your tickets wait");
    await picture(page, "reminder");
  }
  await desk.home();
  await page.locator(".home .bk-header", { hasText: "My open tickets" }).waitFor();
  await picture(page, "home");
}

/** What the server refuses is told in the language of the reader. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reason, reasonCodes } from "../../../src/errors.ts";
import { Refusal } from "../../../src/desk/web/api/client.ts";
import { localeOf, readDictionary, wordsOf } from "../../../src/desk/web/language/words.ts";
import { refusalDetail, refusalText } from "../../../src/desk/web/ui/refusal.ts";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { addUser } from "../desk.ts";
import { look } from "./pages.ts";
import { logInAs, serveDesk } from "./served.ts";

const values = {
  action: "accept",
  state: "rejected",
  type: "jobs",
  kind: "direct",
  precision: "day",
  role: "reader",
  unit: "MAD",
  most: 10,
  count: 3,
  number: -1,
  day: "2024-13",
  id: "x",
  name: "amina",
};

const problemOf = (status: number, detail: string) => {
  return { type: "about:blank", title: "No", status, detail, code: "no" };
};

describe("a refusal", () => {
  it.each(["fr", "ar", "en"] as const)("is told by its reasons, with nothing left open: %s", async (language) => {
    const words = wordsOf(await readDictionary(language), localeOf[language]);
    for (const is of reasonCodes) {
      const told = "English for programs";
      const refused = new Refusal(422, { ...problemOf(422, told), reasons: [reason(is, told, values)] });
      const text = refusalText(refused, words);
      expect(text).not.toMatch(/[{}]|English|rejected$/);
      expect(text.length).toBeGreaterThan(15);
      if (language === "ar") expect(text).toMatch(/\p{Script=Arabic}/u);
      expect(refusalDetail(refused)).toBeNull();
    }
  });

  it("without a reason is told by its status, and what the server says stands beside it where it tells more", async () => {
    const words = wordsOf(await readDictionary("fr"), localeOf.fr);
    const malformed = new Refusal(400, problemOf(400, "from: write a year"));
    expect(refusalText(malformed, words)).toBe(words("failure.malformed"));
    expect(refusalDetail(malformed)).toBe("from: write a year");
    const failed = new Refusal(500, problemOf(500, "Something went wrong here."));
    expect([refusalText(failed, words), refusalDetail(failed)]).toEqual([words("failure.server"), null]);
    expect(refusalText(new Refusal(418, null), words)).toContain("418");
  });
});

describe.runIf(hasChromium())("on the pages, a refusal", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  it("is told in Arabic, with what it is about", async () => {
    const desk = await serveDesk();
    await addUser(desk, "salma", "admin");
    const { page } = await look(browser, `${desk.address}/people`);
    await logInAs(page, "salma");
    await page.getByLabel("Langue").selectOption("ar");
    const form = page.locator("section:has(#users) form");
    await form.locator("input").first().fill("salma");
    await form.locator("input[type=password]").fill("another long password");
    await form.getByRole("button").click();
    await page.getByRole("status").getByText("يوجد حساب «salma» من قبل").waitFor();
  });

  it("that has no words of its own stands in English beside those that all have, marked as such", async () => {
    const desk = await serveDesk();
    const { page } = await look(browser, `${desk.address}/inbox?from=1999-13`, { locale: "ar-MA" });
    const detail = page.locator(".side [role=alert] [lang=en][dir=ltr]");
    await detail.getByText("write a year, month or day").waitFor();
    await page.getByText("لم يفهم الخادم الطلب").first().waitFor();
  });
});

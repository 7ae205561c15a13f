/** What admins see, and what everybody sees first: the journal of changes, what is put back, the login. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { addUser, ask, localToken } from "../desk.ts";
import { look } from "./pages.ts";
import { logInAs, serveDesk } from "./served.ts";

describe.runIf(hasChromium())("the served desk", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  it.each(["fr-FR", "ar-MA"])(
    "asks who is there on a telephone, without a fault that axe finds: %s",
    async (locale) => {
      const desk = await serveDesk();
      await addUser(desk, "amina", "reviewer");
      const { page, complaints } = await look(browser, `${desk.address}/overview`, {
        locale,
        viewport: { width: 320, height: 640 },
      });
      await page.locator("main.login").waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
      await page.locator("input[name=name]").fill("amina");
      await page.locator("input[name=password]").fill("not the right one");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByRole("alert").textContent()).not.toBe("");
      expect(complaints.filter((each) => !each.includes("401"))).toEqual([]);
    },
  );

  it("puts a decided record back, by button and by key", async () => {
    const desk = await serveDesk();
    const { page } = await look(browser, `${desk.address}/inbox?type=funds&sort=-value&state=any`);
    const state = async () =>
      (await desk.register.listRecords({ types: ["funds"] }, { by: "value", descending: true }, 1)).records[0]?.state;
    await page.locator(".record-pane .quantity", { hasText: "45 M MAD" }).waitFor();
    const reopen = page.getByRole("button", { name: "Rouvrir" });
    expect(await reopen.count()).toBe(0);
    await page.keyboard.press("r");
    await page.getByRole("dialog").getByRole("button", { name: "Rejeter" }).click();
    await expect.poll(state).toBe("rejected");
    await page.keyboard.press("k");
    await reopen.click();
    await expect.poll(state).toBe("pending");
    await page.locator(".record-pane .quantity", { hasText: "45 M MAD" }).waitFor();
    await page.keyboard.press("a");
    await expect.poll(state).toBe("accepted");
    await page.keyboard.press("k");
    await reopen.waitFor();
    await page.keyboard.press("p");
    await expect.poll(state).toBe("pending");
  });

  it("shows admins what was changed, page by page, and nobody else", async () => {
    const desk = await serveDesk();
    const headers = await localToken(desk);
    const { records } = await desk.register.listRecords({}, { by: "since", descending: false }, 1);
    const id = records[0]?.id ?? "";
    for (let version = 1; version <= 52; version += 1) {
      const payload = { action: "note", version, why: `note ${version}` };
      await ask(desk, { method: "POST", url: `/api/records/${id}/reviews`, payload, headers });
    }
    const { page } = await look(browser, `${desk.address}/people`);
    await page.getByRole("link", { name: "Journal des changements" }).click();
    const rows = page.locator(".audit tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(50);
    expect(await rows.first().textContent()).toContain("note 52");
    await page.getByRole("button", { name: "Plus anciens" }).click();
    await expect.poll(() => rows.count()).toBe(52);
    await rows.last().getByRole("link", { name: "Fiche" }).click();
    await page.locator("h1.quantity").waitFor();
    expect(new URL(page.url()).pathname).toBe(`/records/${id}`);
    await addUser(desk, "rida", "reader");
    await page.goto(`${desk.address}/people/audit`);
    await logInAs(page, "rida");
    await page.getByText("Votre rôle ne le permet pas").waitFor();
    expect(await page.locator(".audit").count()).toBe(0);
  });
});

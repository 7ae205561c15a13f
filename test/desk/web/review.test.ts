/** Reviewing in a real browser, over a stand-in of the server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { builtPages, look } from "./pages.ts";
import { openStandIn, type StandIn } from "./stand-in/stand-in.ts";

const headline = (page: Page): Promise<string | null> => page.locator(".record-pane .quantity").textContent();
const showing = (page: Page, quantity: string): Promise<void> =>
  page.locator(".record-pane .quantity", { hasText: quantity }).waitFor();

describe.runIf(hasChromium())("reviewing", () => {
  let browser: Browser;
  let desk: StandIn;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await openStandIn(await builtPages());
    onTestFinished(() => desk.close());
  });

  const open = async (path = "/inbox"): Promise<Page> => {
    const { page } = await look(browser, desk.address + path);
    await page.locator(".record-pane .quantity").waitFor();
    await page.locator(".article-pane mark").first().waitFor();
    return page;
  };
  const stateOf = (id: string): string | undefined => desk.register.records.get(id)?.state;

  it("goes from record to record and decides by single keys", async () => {
    const page = await open();
    expect(await headline(page)).toBe("640 emplois");
    await page.keyboard.press("j");
    await showing(page, "185 M MAD");
    await page.keyboard.press("k");
    await showing(page, "640 emplois");
    await page.keyboard.press("a");
    await showing(page, "185 M MAD");
    await page.getByRole("status").getByText("Accepté : 640 emplois").waitFor();
    await page.keyboard.press("r");
    await page.getByRole("dialog").getByRole("textbox").fill("c’est le budget de 2019");
    await page.keyboard.press("Enter");
    await showing(page, "3 conventions");
    await expect.poll(() => stateOf("rfa10")).toBe("accepted");
    await expect.poll(() => stateOf("rfa11")).toBe("rejected");
    expect(desk.register.records.get("rfa11")?.history[0]?.why).toBe("c’est le budget de 2019");
    await page.keyboard.press("f");
    await page.keyboard.press("f");
    await expect.poll(() => stateOf("rfa21")).toBe("needs-second-look");
  });

  it("undoes the latest decision, then the one before, and goes back to it", async () => {
    const page = await open();
    await page.keyboard.press("a");
    await page.keyboard.press("a");
    await expect.poll(() => stateOf("rfa11")).toBe("accepted");
    await page.keyboard.press("u");
    await showing(page, "185 M MAD");
    await expect.poll(() => stateOf("rfa11")).toBe("pending");
    await page.keyboard.press("u");
    await showing(page, "640 emplois");
    await expect.poll(() => stateOf("rfa10")).toBe("pending");
  });

  it("corrects fields and sends those alone that were changed", async () => {
    const page = await open();
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("spinbutton", { name: "Valeur", exact: true }).fill("644");
    await dialog.getByLabel("État d’avancement").selectOption("committed");
    await dialog.getByRole("button", { name: "Ajouter une partie" }).click();
    await dialog.getByRole("textbox", { name: "Nom de la partie" }).last().fill("Port de Ras Amlil");
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect.poll(() => stateOf("rfa10")).toBe("corrected");
    const record = desk.register.records.get("rfa10");
    expect(Object.keys(record?.amended ?? {}).toSorted()).toEqual(["parties", "status", "value"]);
    expect(record?.value).toBe(644);
    expect(record?.parties.at(-1)).toEqual({ name: "Port de Ras Amlil", id: null, role: "signatory" });
    await page.keyboard.press("k");
    await showing(page, "644 emplois");
    expect(await page.locator(".record-pane").getByText("saisi à la main").count()).toBeGreaterThan(0);
  });

  it("shows what somebody else has decided meanwhile, and decides again over it", async () => {
    const page = await open();
    desk.register.decide("rfa10", 1, "Salma", { action: "correct", why: "le groupe dit 650", amend: { value: 650 } });
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog", { name: "Quelqu’un a été plus rapide" });
    await dialog.getByText("Salma").waitFor();
    expect(await dialog.textContent()).toContain("le groupe dit 650");
    expect(await dialog.getByRole("row", { name: /Valeur/ }).textContent()).toContain("640650");
    expect(stateOf("rfa10")).toBe("corrected");
    await dialog.getByRole("button", { name: "Décider à nouveau" }).click();
    await expect.poll(() => stateOf("rfa10")).toBe("accepted");
    expect(desk.register.records.get("rfa10")?.value).toBe(650);
  });

  it("leaves a record as somebody else has made it, and keeps a correction to be looked at again", async () => {
    const page = await open();
    desk.register.decide("rfa10", 1, "Salma", { action: "reject", why: null });
    await page.keyboard.press("a");
    await page.getByRole("button", { name: "Garder cette version" }).click();
    expect(stateOf("rfa10")).toBe("rejected");
    await page.keyboard.press("k");
    await page.locator(".record-pane .state-rejected").waitFor();
    desk.register.decide("rfa10", 2, "Salma", { action: "reopen", why: null });
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Objet").fill("halle de Ras Amlil");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("button", { name: "Décider à nouveau" }).click();
    expect(await page.getByRole("dialog").getByLabel("Objet").inputValue()).toBe("halle de Ras Amlil");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect.poll(() => desk.register.records.get("rfa10")?.subject).toBe("halle de Ras Amlil");
  });

  it("takes back what it showed when the server refuses", async () => {
    const page = await open();
    desk.refuse = 500;
    await page.keyboard.press("a");
    await page.getByRole("status").getByText("La décision n’a pas été enregistrée").waitFor();
    expect(await page.locator('[data-record="rfa10"] .state').textContent()).toContain("à revoir");
    expect(stateOf("rfa10")).toBe("pending");
  });

  it("moves on without waiting for the server", async () => {
    const page = await open();
    await expect
      .poll(() =>
        page.evaluate(
          "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/records/r')).length",
        ),
      )
      .toBeGreaterThan(2);
    desk.delay = 3000;
    const milliseconds = await page.evaluate(async () => {
      const start = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", code: "KeyJ", bubbles: true }));
      while (document.querySelector(".record-pane .quantity")?.textContent?.startsWith("640") === true)
        await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - start;
    });
    expect(await page.locator(".article-pane mark").count()).toBeGreaterThan(0);
    // A record that was not read ahead would take the server's three seconds.
    expect(milliseconds).toBeLessThan(1000);
  });

  it("adds a fact by its words, selected or written", async () => {
    const page = await open("/inbox?record=rfa20");
    await page.getByText("ورصد المجلس 46 مليون درهم").evaluate((element) => {
      const range = document.createRange();
      const text = element.firstChild;
      if (text === null) throw new Error("no text");
      range.setStart(text, 12);
      range.setEnd(text, 26);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await page.getByRole("button", { name: "Ajouter les mots choisis" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Mots de l’article").inputValue()).toBe("46 مليون درهم");
    await dialog.getByRole("spinbutton", { name: "Valeur" }).fill("46000000");
    await dialog.getByRole("button", { name: "Ajouter le fait" }).click();
    await page.getByRole("status").getByText("Fait ajouté").waitFor();
    const text = desk.register.articles.get("a2")?.text ?? "";
    const start = text.indexOf("46 مليون درهم");
    expect(desk.register.added).toMatchObject([{ articleKey: "a2", field: "text", start, end: start + 13 }]);
    await page.keyboard.press("m");
    await page.getByLabel("Mots de l’article").fill("des mots qui n’y sont pas");
    await page.getByRole("button", { name: "Ajouter le fait" }).click();
    await page.getByRole("alert").getByText("Ces mots ne sont pas dans l’article").waitFor();
  });

  it("decides in bulk by filter, after a preview", async () => {
    const page = await open("/inbox?sector=btp");
    await page.getByRole("button", { name: "En lot…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("60 fiches, par exemple").waitFor();
    expect(await dialog.locator(".sample li").count()).toBe(20);
    await dialog.getByRole("button", { name: "Décider pour 60 fiches" }).click();
    await page.getByRole("status").getByText("60 fiches décidées.").waitFor();
    expect([...desk.register.records.values()].filter(({ state }) => state === "accepted")).toHaveLength(60);
    await page.getByText("Aucune fiche ne correspond").waitFor();
  });

  it("offers nothing that the state of a record does not allow", async () => {
    const page = await open();
    await page.keyboard.press("a");
    await expect.poll(() => stateOf("rfa10")).toBe("accepted");
    await page.keyboard.press("k");
    await showing(page, "640 emplois");
    expect(await page.getByRole("button", { name: "Accepter" }).isDisabled()).toBe(true);
    await page.keyboard.press("a");
    await page.keyboard.press("f");
    await expect.poll(() => stateOf("rfa10")).toBe("needs-second-look");
    expect(desk.register.records.get("rfa10")?.history.map(({ action }) => action)).toEqual(["flag", "accept"]);
  });

  it("scrolls the evidence into view and colours every quantity", async () => {
    const page = await open();
    const place = await page.locator("[data-evidence]").first().boundingBox();
    const article = await page.locator(".article").boundingBox();
    expect(place?.y).toBeGreaterThan(article?.y ?? Infinity);
    expect((place?.y ?? Infinity) + (place?.height ?? 0)).toBeLessThan((article?.y ?? 0) + (article?.height ?? 0));
    expect(await page.locator("mark.mark-money.is-refused").textContent()).toBe("90 MDH");
    expect(await page.locator(".article").evaluate((element) => element.scrollTop)).toBeGreaterThan(50);
  });
});

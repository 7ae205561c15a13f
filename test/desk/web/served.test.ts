/** From the browser to the register and back, with nothing standing in. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { addUser } from "../desk.ts";
import { look } from "./pages.ts";
import { logInAs, serveDesk, type ServedDesk } from "./served.ts";

const filters = "?type=funds&sort=-value";

const showing = (page: Page, quantity: string): Promise<void> =>
  page.locator(".record-pane .quantity", { hasText: quantity }).waitFor();

const onlyRecord = async (desk: ServedDesk, value: number) => {
  const { records } = await desk.register.listRecords({ types: ["funds"] }, { by: "value", descending: true }, 50);
  const id = records.find((record) => record.value === value)?.id ?? "";
  const record = await desk.register.findRecord(id);
  if (record === null) throw new Error(`there is no record of ${value}`);
  return record;
};

describe.runIf(hasChromium())("the served desk", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  const open = async (desk: ServedDesk, path = `/inbox${filters}`): Promise<Page> => {
    const { page } = await look(browser, desk.address + path);
    return page;
  };

  it("corrects a record, tells it in its history, and undoes the correction", async () => {
    const desk = await serveDesk();
    const page = await open(desk);
    await showing(page, "45 M MAD");
    expect(await page.locator("[data-evidence]").first().textContent()).toMatch(/^45 (?:MDH|millions)/);
    await page.keyboard.press("e");
    await page.getByRole("spinbutton", { name: "Valeur", exact: true }).fill("46000000");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect.poll(async () => (await onlyRecord(desk, 46_000_000)).state).toBe("corrected");
    const { id } = await onlyRecord(desk, 46_000_000);
    await page.goto(`${desk.address}/records/${id}`);
    await page.getByText("Valeur : 45.000.000 → 46.000.000").or(page.getByText("→ 46.000.000")).first().waitFor();
    expect(await page.locator(".source-cards blockquote").count()).toBe(2);
    await page.locator(".history").getByRole("button", { name: "Défaire" }).click();
    await page.getByRole("heading", { level: 1, name: "45 M MAD" }).waitFor();
    expect((await onlyRecord(desk, 45_000_000)).state).toBe("pending");
  });

  it("keeps what was set before when another field is corrected", async () => {
    const desk = await serveDesk();
    const page = await open(desk);
    for (const [label, value] of [
      ["Objet", "abattoir communal"],
      ["Échéance", "2026"],
    ] as const) {
      await showing(page, "45 M MAD");
      await page.keyboard.press("e");
      await page.getByRole("dialog").getByLabel(label).fill(value);
      await page.getByRole("button", { name: "Enregistrer" }).click();
      await expect.poll(async () => JSON.stringify((await onlyRecord(desk, 45_000_000)).amended)).toContain(value);
      await showing(page, "9 M MAD");
      await page.keyboard.press("k");
    }
    expect((await onlyRecord(desk, 45_000_000)).amended).toEqual({ subject: "abattoir communal", horizon: "2026" });
  });

  it("shows the second of two reviewers what the first has decided", async () => {
    const desk = await serveDesk();
    await addUser(desk, "amina", "reviewer");
    await addUser(desk, "salma", "reviewer");
    const [first, second] = [await open(desk), await open(desk)];
    await logInAs(first, "amina");
    await logInAs(second, "salma");
    await Promise.all([showing(first, "45 M MAD"), showing(second, "45 M MAD")]);
    await first.keyboard.press("a");
    await expect.poll(async () => (await onlyRecord(desk, 45_000_000)).state).toBe("accepted");
    await second.keyboard.press("r");
    // A busy browser shows it later than this types.
    await second.getByRole("dialog").waitFor();
    await second.keyboard.type("pas la commune");
    await second.keyboard.press("Enter");
    const dialog = second.getByRole("dialog", { name: "Quelqu’un a été plus rapide" });
    await dialog.getByText("amina").waitFor();
    expect((await onlyRecord(desk, 45_000_000)).state).toBe("accepted");
    await dialog.getByRole("button", { name: "Décider à nouveau" }).click();
    await expect.poll(async () => (await onlyRecord(desk, 45_000_000)).state).toBe("rejected");
    const history = await desk.register.reviewsOf((await onlyRecord(desk, 45_000_000)).id);
    expect(history.map(({ who, action, why }) => [who, action, why])).toEqual([
      ["salma", "reject", "pas la commune"],
      ["amina", "accept", null],
    ]);
  });

  it("asks for a name and a password, says when they are wrong, and shows the page that was asked for", async () => {
    const desk = await serveDesk();
    await addUser(desk, "amina", "reader");
    const page = await open(desk, "/overview?of=jobs");
    await logInAs(page, "amina", "pas le bon mot de passe");
    await page.getByRole("alert").getByText("Nom et mot de passe ne vont pas ensemble.").waitFor();
    await logInAs(page, "amina");
    await page.getByRole("heading", { level: 1, name: "Synthèse" }).waitFor();
    expect(page.url()).toBe(`${desk.address}/overview?of=jobs`);
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByRole("heading", { level: 1, name: "Sijill" }).waitFor();
    await page.reload();
    await page.getByLabel("Mot de passe").waitFor();
  });

  it("lets readers read and nothing else", async () => {
    const desk = await serveDesk();
    await addUser(desk, "amina", "reader");
    const page = await open(desk);
    await logInAs(page, "amina");
    await showing(page, "45 M MAD");
    expect(await page.getByRole("toolbar").count()).toBe(0);
    await page.keyboard.press("a");
    await page.keyboard.press("j");
    await showing(page, "9 M MAD");
    expect(await page.getByRole("link", { name: "Accès" }).count()).toBe(0);
    expect((await onlyRecord(desk, 45_000_000)).state).toBe("pending");
    await page.goto(`${desk.address}/people`);
    await page.getByText("Votre rôle ne le permet pas").waitFor();
  });

  it("lets admins add users and make tokens", async () => {
    const desk = await serveDesk();
    await addUser(desk, "nadia", "admin");
    const page = await open(desk, "/people");
    await logInAs(page, "nadia");
    const users = page.getByRole("form", { name: "Ajouter la personne" });
    await users.getByLabel("Nom", { exact: true }).fill("karim");
    await users.getByLabel("Mot de passe").fill("douze lettres et plus");
    await users.getByRole("button").click();
    await page.getByRole("button", { name: "Fermer le compte de karim" }).waitFor();
    expect((await desk.register.findUser("karim"))?.user.role).toBe("reviewer");
    const tokens = page.getByRole("form", { name: "Créer le jeton" });
    await tokens.getByLabel("Nom du jeton").fill("export du soir");
    await tokens.getByRole("button").click();
    const secret = await page.locator(".secret").textContent();
    const headers = { authorization: `Bearer ${secret ?? ""}` };
    expect((await fetch(`${desk.address}/api/statistics`, { headers })).status).toBe(200);
    await page.getByRole("button", { name: "Révoquer export du soir" }).click();
    await page.getByText("révoqué", { exact: true }).waitFor();
    expect((await fetch(`${desk.address}/api/statistics`, { headers })).status).toBe(401);
    await page.getByRole("button", { name: "Fermer le compte de karim" }).click();
    await page.getByText("compte fermé", { exact: true }).waitFor();
  });

  it("adds a missed fact, which becomes a record with the next merge", async () => {
    const desk = await serveDesk();
    const page = await open(desk, "/inbox?language=ar");
    await page.locator(".article").waitFor();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Mots de l’article").fill("70 مقعدا");
    await dialog.getByLabel("Type").selectOption("indicator");
    await dialog.getByRole("spinbutton", { name: "Valeur" }).fill("70");
    await dialog.getByLabel("Unité").fill("person");
    await dialog.getByLabel("Mesure").selectOption("capacity");
    await dialog.getByRole("button", { name: "Ajouter le fait" }).click();
    await page.getByRole("status").getByText("Fait ajouté").waitFor();
    await desk.merge();
    await page.goto(`${desk.address}/inbox?type=indicator&language=ar&state=any`);
    await showing(page, "70 personnes");
  });

  it("splits what means two things, and joins it again", async () => {
    const desk = await serveDesk();
    const { id } = await onlyRecord(desk, 45_000_000);
    const page = await open(desk, `/records/${id}`);
    await page.getByRole("checkbox", { name: "ne parle pas de la même chose" }).last().check();
    await page.getByRole("button", { name: "Séparer les sources cochées" }).click();
    await page.getByRole("status").getByText("1 source séparée.").waitFor();
    await desk.merge();
    const apart = await desk.register.listRecords(
      { text: "Guercif", types: ["funds"] },
      { by: "since", descending: true },
      9,
    );
    expect(apart.records.filter(({ value }) => value === 45_000_000)).toHaveLength(2);
    await page.reload();
    await page.getByText("Réunir avec une autre fiche").click();
    await page.getByRole("searchbox").fill("Guercif");
    await page.getByRole("button", { name: "Chercher une fiche" }).click();
    await page.getByRole("button", { name: "Réunir", exact: true }).first().click();
    await page.getByRole("status").getByText("Les deux fiches n’en font plus qu’une.").waitFor();
    await desk.merge();
    const joined = await desk.register.listRecords(
      { text: "Guercif", types: ["funds"] },
      { by: "since", descending: true },
      9,
    );
    expect(joined.records.filter(({ value }) => value === 45_000_000)).toHaveLength(1);
  });

  it("runs nothing that stands in an article, under the server's own policy", async () => {
    const desk = await serveDesk();
    const { page, complaints } = await look(browser, `${desk.address}/inbox?q=Tahla`);
    await showing(page, "3 M MAD");
    await page.locator(".article").getByText("<script>window.hasRun = 1</script>").waitFor();
    expect(await page.locator(".article").getByText("<img src=x").count()).toBe(1);
    expect(await page.evaluate("window.hasRun")).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  it("shows every page over a real register without a complaint of the browser", async () => {
    const desk = await serveDesk();
    const { page, complaints } = await look(browser, `${desk.address}/overview`);
    await page.locator(".chart .bar").first().waitFor();
    for (const path of [
      "/overview?of=convention",
      "/sources",
      "/rules",
      "/people",
      "/inbox?state=any&disagreeing=true",
    ]) {
      await page.goto(desk.address + path);
      await page.locator("main :is(h1, h2)").first().waitFor({ state: "attached" });
      await page.waitForFunction(() => document.querySelector(".skeleton") === null);
    }
    await page.goto(`${desk.address}/rules`);
    await page.getByRole("link", { name: "funds/envelope" }).click();
    await page.getByRole("heading", { name: "Doit trouver" }).waitFor();
    await page.getByRole("button", { name: "Allumer" }).click();
    await page.getByRole("status").getByText("Acceptation automatique allumée.").waitFor();
    expect(complaints).toEqual([]);
  });
});

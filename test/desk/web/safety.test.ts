/** What comes from the press is text, whatever it looks like. */
import { describe, expect, it, onTestFinished } from "vitest";
import { hasChromium, openChromium } from "../../support/browser/chromium.ts";
import { builtPages, look } from "./pages.ts";
import { openStandIn } from "./stand-in/stand-in.ts";

describe.runIf(hasChromium())("an article with a script in its title, text and names", () => {
  it.each(["/inbox?record=rfa50&state=any", "/records/rfa50", "/overview?of=funds", "/rules/funds%2Fmade"])(
    "is shown as it is written and runs nothing: %s",
    async (path) => {
      const browser = await openChromium();
      onTestFinished(() => browser.close());
      const desk = await openStandIn(await builtPages(), 0);
      onTestFinished(() => desk.close());
      const { page, complaints } = await look(browser, desk.address + path);
      await page.locator("main :is(h1, h2)").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      if (path.includes("rfa50")) {
        await page.getByText("<img src=x onerror").first().waitFor();
        expect(await page.locator("main").textContent()).toContain('<script>window.hasRun = "title"</script>');
      }
      expect(await page.evaluate("window.hasRun")).toBeUndefined();
      expect(await page.locator("main script, main img, main svg[onload], main [onerror]").count()).toBe(0);
      // Not even by the policy's doing: nothing was tried.
      expect(complaints).toEqual([]);
    },
  );

  it("keeps to a policy that allows nothing inline, through pages, dialogues, charts and saved pictures", async () => {
    const browser = await openChromium();
    onTestFinished(() => browser.close());
    const desk = await openStandIn(await builtPages(), 8);
    onTestFinished(() => desk.close());
    const { page, complaints } = await look(browser, `${desk.address}/inbox`);
    await page.locator(".article mark").first().waitFor();
    for (const key of ["e", "r", "n", "m", "?"]) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
    }
    await page.goto(`${desk.address}/overview`);
    await page.locator(".chart .bar").first().waitFor();
    const files = new Map<string, string>();
    for (const kind of ["SVG", "PNG", "CSV"]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: kind }).first().click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
      files.set(download.suggestedFilename(), Buffer.concat(chunks).toString("latin1"));
    }
    expect([...files.keys()]).toEqual(["sijill-funds-year.svg", "sijill-funds-year.png", "sijill-funds-year.csv"]);
    expect(files.get("sijill-funds-year.svg")).toMatch(/^<svg [^]*fill="rgb\([^]*<\/svg>$/);
    expect(files.get("sijill-funds-year.svg")).not.toMatch(/href=|class=|var\(/);
    expect(files.get("sijill-funds-year.png")?.slice(1, 4)).toBe("PNG");
    expect(files.get("sijill-funds-year.csv")).toMatch(/^\u00ef\u00bb\u00bfAnn/);
    expect(complaints).toEqual([]);
  });
});

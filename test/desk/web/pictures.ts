import type { Page } from "playwright-core";

/**
 * How far two pictures of one size are apart: the share of points whose colour is clearly another.
 * Compared in the browser, which can read its own pictures.
 */
export async function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const addresses = [one, other].map((picture) => `data:image/png;base64,${picture.toString("base64")}`);
  return await page.evaluate(async (pictures) => {
    const points = await Promise.all(
      pictures.map(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext("2d");
        if (context === null) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    const [first = new Uint8ClampedArray(), second = new Uint8ClampedArray()] = points;
    if (first.length !== second.length) return 1;
    const apart = first.reduce((count, value, at) => count + Number(Math.abs(value - (second[at] ?? 0)) > 24), 0);
    return apart / first.length;
  }, addresses);
}

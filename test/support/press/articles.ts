import { paragraphs, surroundings, type Surroundings } from "./surroundings.ts";

/** Articles of a made-up press, each unlike the others and with facts of its own, so that a register can be compared with another. */

const towns = ["Fès", "Oujda", "Béni Mellal", "Settat", "Nador", "Guelmim", "Essaouira", "Khouribga"];
const trades = ["câblage", "textile", "agroalimentaire", "plasturgie", "céramique", "logistique"];
const firms = ["Lithéa", "Atlas Fibre", "Nour Agro", "Rif Composants", "Oued Industries", "Sirocco Énergie"];

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** Paragraphs by which a text comes to the length that is usual in the press. */
const usualLength = 9;

const nothingAround: Surroundings = { head: "", menus: "", offers: "" };
/** What stands around the articles of a site is the same on all of its pages. */
const madeAround = new Map<number, Surroundings>([[0, nothingAround]]);

/**
 * The page of one article.
 * @param weight bytes of scripts, menus and offers around it, as real pages have them; with any, its text is of the usual length too
 */
export function articlePage(number: number, weight = 0): string {
  const town = pick(towns, number);
  const firm = `${pick(firms, number + Math.floor(number / 7))} ${number}`;
  const trade = pick(trades, Math.floor(number / 5));
  const title = `${firm} : une usine de ${trade} à ${town}`;
  const day = `2026-${String(1 + (number % 9)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")}`;
  const { head, menus, offers } = madeAround.get(weight) ?? surroundings(weight);
  madeAround.set(weight, { head, menus, offers });
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="${day}T09:00:00+01:00">
${head}</head><body>${menus}<nav><a href="/">Accueil</a> <a href="/eco">Économie</a></nav><article><h1>${title}</h1>
<p>La société ${firm} investira ${20 + number} millions de dirhams dans une usine de ${trade} à ${town}, qui créera ${100 + number} emplois directs d'ici 2029.</p>
<p>Le terrain, de ${3 + (number % 20)} hectares, a été viabilisé par la commune, et les premiers ateliers doivent ouvrir au printemps prochain.</p>
<p>Les habitants de ${town} attendent ce chantier depuis plusieurs années, et la mairie a promis une ligne de bus jusqu'à la zone industrielle.</p>
${weight > 0 ? paragraphs(number, usualLength) : ""}</article>${offers}<footer>Tous droits réservés</footer></body></html>`;
}

export function feedPage(origin: string, numbers: readonly number[]): string {
  const items = numbers.map(
    (number) => `<item><title>${number}</title><link>${origin}/article/${number}</link></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>press</title>${items.join("")}</channel></rss>`;
}

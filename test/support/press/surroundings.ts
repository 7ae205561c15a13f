/**
 * What stands around the text of a news page, and a text of ordinary length: of 46 Moroccan pages of 70 to 140 kB the median
 * has 24 % of its bytes in scripts and styles, 770 elements, 120 links, 14 pictures and some 30 paragraphs.
 */

export interface Surroundings {
  /** Metadata, styles and scripts. */
  readonly head: string;
  readonly menus: string;
  /** What else the site has to offer, and its foot. */
  readonly offers: string;
}

const words =
  `atelier avenir bassin bureau calendrier canal chambre chantier chemin commune compte conseil contrôle cour décision
détail eau école éclairage effort élève enquête entrée équipe étape étude façade famille ferme fleuve forêt formation gare
habitant hiver image journée langue lecture ligne local loi maison marché matière mémoire mesure moyen musée niveau ombre
outil ouvrage parcours parole passage pays pièce place plan pluie pont porte printemps question quartier récit récolte règle
regard relief réseau retour rivière route saison séance service signe société source suite tableau terrain toit travail usage
vallée village ville visite voie voisin volet voyage`.split(/\s+/);

/** The same number gives the same draws (mulberry32). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function phrase(draw: (below: number) => number, length: number): string {
  return Array.from({ length }, () => words[draw(words.length)]).join(" ");
}

/** Paragraphs that are unlike those of any other number. */
export function paragraphs(number: number, count: number): string {
  const draw = drawing(number);
  const sentence = () => `Dans la ${phrase(draw, 3)}, le ${phrase(draw, 4)} suit la ${phrase(draw, 5)}.`;
  return Array.from({ length: count }, () => `<p>${sentence()} ${sentence()} ${sentence()}</p>`).join("\n");
}

/** @param weight bytes of it in total */
export function surroundings(weight: number): Surroundings {
  const draw = drawing(weight);
  return {
    head: fill(weight * 0.24, (at) => (at % 2 === 0 ? styleOf(draw) : scriptOf(draw))),
    menus: `<nav><ul class="menu">${fill(weight * 0.23, () => entryOf(draw))}</ul></nav>`,
    offers: `<aside class="related">${fill(weight * 0.53, () => teaserOf(draw))}</aside>`,
  };
}

function fill(bytes: number, next: (at: number) => string): string {
  let filled = "";
  for (let at = 0; filled.length < bytes; at += 1) filled += next(at);
  return filled;
}

function styleOf(draw: (below: number) => number): string {
  const rules = Array.from({ length: 12 }, () => {
    return `.${phrase(draw, 2).replace(" ", "-")} > li:nth-child(${draw(9)}){margin:${draw(40)}px;color:#${draw(4096).toString(16)}}`;
  });
  return `<style>${rules.join("\n")}</style>\n`;
}

function scriptOf(draw: (below: number) => number): string {
  const settings = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${phrase(draw, 1)}${at}`, draw(1e6)]));
  const calls = `if (window.site && site.ready < ${draw(100)}) { site.push(["${phrase(draw, 2)}", ${draw(1e9)}]); }`;
  return `<script>window.settings = ${JSON.stringify(settings)};\n${calls}</script>\n`;
}

function entryOf(draw: (below: number) => number): string {
  const id = draw(1e5);
  const label = phrase(draw, 2);
  const classes = `menu-item menu-item-type-taxonomy menu-item-object-category menu-item-${id} level-${draw(3)}`;
  return `<li id="menu-item-${id}" class="${classes}" data-columns="4" aria-haspopup="false">
  <a class="menu-link elementor-item" href="https://press.example/rubrique/${id}-${label.replace(" ", "-")}/">${label}</a></li>\n`;
}

function teaserOf(draw: (below: number) => number): string {
  const id = draw(1e6);
  const title = phrase(draw, 9);
  const link = `https://press.example/article/${id}/${title.replaceAll(" ", "-")}`;
  const media = `https://press.example/media/2026/${1 + draw(12)}/${phrase(draw, 3).replaceAll(" ", "-")}`;
  const sizes = [150, 300, 600, 768, 1024].map((width) => `${media}-${width}x${Math.round(width / 1.5)}.jpg ${width}w`);
  const icon = Array.from({ length: 24 }, () => `${draw(24)}.${draw(10)} ${draw(24)}.${draw(10)}`).join("L");
  return `<div class="teaser teaser-${id} elementor-post elementor-grid-item clearfix" data-id="${id}" data-position="${draw(40)}">
  <a class="teaser-link" href="${link}" tabindex="-1" aria-hidden="true"><img loading="lazy" decoding="async" width="300" height="200"
    src="${media}-300x200.jpg" srcset="${sizes.join(", ")}" sizes="(max-width: 300px) 100vw, 300px" alt="${title}"></a>
  <div class="teaser-meta"><svg viewBox="0 0 24 24"><path d="M${icon}Z"/></svg> <span class="category">${phrase(draw, 1)}</span>
    <time>${1 + draw(28)}/0${1 + draw(9)}/2026</time></div>
  <h3 class="teaser-title"><a href="${link}">${title}</a></h3>
  <p class="excerpt">${phrase(draw, 16)} ...</p>
</div>
`;
}

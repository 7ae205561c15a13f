/** Made-up articles in four languages, with the facts that they state. Names and figures are nobody's. */
import type { FactType, Language, Status } from "../../../../src/model.ts";

export interface MadeFact {
  readonly type: FactType;
  readonly quote: string;
  readonly value: number;
  readonly unit: string;
  readonly status: Status;
  readonly subject: string;
  readonly sectors?: readonly string[];
  readonly regions?: readonly string[];
  readonly date?: string;
  readonly horizon?: string;
  readonly confidence?: number;
}

export interface MadeArticle {
  readonly key: string;
  readonly outlet: string;
  readonly language: Language;
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly facts: readonly MadeFact[];
}

const sea = "conserverie de Ras Amlil";

export const articles: readonly MadeArticle[] = [
  {
    key: "a1",
    outlet: "La Lagune",
    language: "fr",
    publishedAt: "2024-05-14",
    title: "Ras Amlil : une conserverie promet 640 emplois",
    text: [
      "Le groupe Tassourt a présenté mardi 14 mai 2024 sa future conserverie de Ras Amlil, dans la région de Dakhla.",
      ...Array.from(
        { length: 14 },
        (_, at) => `Les équipes ont visité le quai numéro ${at + 3} et la halle aux poissons.`,
      ),
      "L’usine créera 640 emplois directs d’ici 2027, pour un investissement de 185 MDH porté par le groupe.",
      "Le chiffre d’affaires attendu est de 90 MDH par an.",
    ].join("\n"),
    facts: [
      {
        type: "jobs",
        quote: "640 emplois directs",
        value: 640,
        unit: "job",
        status: "planned",
        subject: sea,
        sectors: ["peche"],
        regions: ["dakhla_oued_ed_dahab"],
        date: "2024-05-14",
        horizon: "2027",
        confidence: 0.94,
      },
      {
        type: "funds",
        quote: "185 MDH",
        value: 185_000_000,
        unit: "MAD",
        status: "planned",
        subject: sea,
        sectors: ["peche"],
        regions: ["dakhla_oued_ed_dahab"],
        date: "2024-05-14",
        confidence: 0.9,
      },
    ],
  },
  {
    key: "a2",
    outlet: "صدى الأوراش",
    language: "ar",
    publishedAt: "2024-06-03",
    title: "توقيع ثلاث اتفاقيات لفائدة تعاونيات الأركان بتالوين",
    text: "ترأس رئيس المجلس، يوم الاثنين 3 يونيو 2024، حفل توقيع ثلاث اتفاقيات لفائدة تعاونيات الأركان بتالوين.\nورصد المجلس 46 مليون درهم لتجهيز الورشات وإحداث 1.200 منصب شغل في أفق 2026.",
    facts: [
      {
        type: "convention",
        quote: "ثلاث اتفاقيات",
        value: 3,
        unit: "agreement",
        status: "committed",
        subject: "تعاونيات الأركان بتالوين",
        sectors: ["argan"],
        regions: ["souss_massa"],
        date: "2024-06-03",
        confidence: 0.97,
      },
      {
        type: "jobs",
        quote: "1.200 منصب شغل",
        value: 1200,
        unit: "job",
        status: "planned",
        subject: "تعاونيات الأركان بتالوين",
        sectors: ["argan"],
        regions: ["souss_massa"],
        horizon: "2026",
        confidence: 0.88,
      },
    ],
  },
  {
    key: "a3",
    outlet: "The Rabat Ledger",
    language: "en",
    publishedAt: "2023-11-20",
    title: "Glove maker Sellouane Textiles opens its second hall in Selouane",
    text: "Sellouane Textiles has invested 72 million dirhams in a second hall, the company said on Monday.\nThe hall has created 310 jobs since the spring.",
    facts: [
      {
        type: "funds",
        quote: "72 million dirhams",
        value: 72_000_000,
        unit: "MAD",
        status: "realised",
        subject: "Sellouane Textiles",
        sectors: ["textile"],
        regions: ["oriental"],
        date: "2023-11",
        confidence: 0.92,
      },
      {
        type: "jobs",
        quote: "310 jobs",
        value: 310,
        unit: "job",
        status: "realised",
        subject: "Sellouane Textiles",
        sectors: ["textile"],
        regions: ["oriental"],
        date: "2023-11",
        confidence: 0.91,
      },
    ],
  },
  {
    key: "a4",
    outlet: "Diario del Rif",
    language: "es",
    publishedAt: "2022-02-09",
    title: "La cooperativa de Beni Buayach firma un convenio para su lonja",
    text: "La cooperativa pesquera de Beni Buayach firmó ayer un convenio con el puerto.\nEl puerto aportará 8 millones de dirhams para la nueva lonja.",
    facts: [
      {
        type: "convention",
        quote: "un convenio",
        value: 1,
        unit: "agreement",
        status: "committed",
        subject: "lonja de Beni Buayach",
        regions: ["tanger_tetouan_al_hoceima"],
        date: "2022-02-08",
        confidence: 0.83,
      },
    ],
  },
  {
    key: "a5",
    outlet: "Le Phare <b>du</b> Sud",
    language: "fr",
    publishedAt: "2024-01-02",
    title: `<script>window.hasRun = "title"</script><img src=x onerror="window.hasRun='image'"> Tannerie d’Aït Ouflla`,
    text: `La tannerie a engagé 12 MDH. <script>window.hasRun = "text"</script>\n<a href="javascript:window.hasRun='link'">Lire</a> <svg onload="window.hasRun='svg'">`,
    facts: [
      {
        type: "funds",
        quote: "12 MDH",
        value: 12_000_000,
        unit: "MAD",
        status: "committed",
        subject: `<img src=x onerror="window.hasRun='subject'">`,
        sectors: ["cuir"],
        date: "2024-01",
        confidence: 0.61,
      },
    ],
  },
];

/** As many more as a test needs: one article with one fact each. */
export function moreArticles(count: number): MadeArticle[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `more${at}`,
    outlet: at % 2 === 0 ? "La Lagune" : "Courrier des Palmiers",
    language: "fr" as const,
    publishedAt: `2021-${String((at % 12) + 1).padStart(2, "0")}-05`,
    title: `Commune numéro ${at + 1} : des pistes rurales en chantier`,
    text: `La commune numéro ${at + 1} consacre ${at + 2} MDH aux pistes rurales.\nLes travaux durent un an.`,
    facts: [
      {
        type: "funds" as const,
        quote: `${at + 2} MDH`,
        value: (at + 2) * 1_000_000,
        unit: "MAD",
        status: "committed" as const,
        subject: `pistes de la commune numéro ${at + 1}`,
        sectors: ["btp"],
        regions: [at % 3 === 0 ? "souss_massa" : "oriental"],
        date: `2021-${String((at % 12) + 1).padStart(2, "0")}`,
        confidence: 0.5 + (at % 40) / 100,
      },
    ],
  }));
}

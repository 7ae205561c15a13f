import { describe, expect, it } from "vitest";
import { fingerprintOf, keysOf } from "../../src/twins/fingerprint.ts";
import { relate as relateAt, type Relation, type Sighting } from "../../src/twins/relate.ts";
import { daysApart, haveOneTitle } from "../../src/twins/titles.ts";
import { areOneAddress, readPairs, toldOf } from "./pairs.ts";

function relate(one: Sighting, other: Sighting): Relation | null {
  return relateAt(one, other, areOneAddress(one, other));
}

const pairs = ["fr", "ar", "en", "es"].flatMap(readPairs);
const twins = pairs.filter(({ relation }) => relation !== null);

describe("the labelled pairs", () => {
  it("are many, with near misses among them", () => {
    expect(twins.length).toBeGreaterThanOrEqual(100);
    expect(pairs.filter(({ isNearMiss }) => isNearMiss).length).toBeGreaterThanOrEqual(28);
    expect(pairs.length - twins.length).toBeGreaterThanOrEqual(700);
  });

  it("are told right: precision 1, recall 1, each by its relation", () => {
    const wrong = pairs.filter(({ one, other, relation }) => relate(one, other) !== relation);
    expect(wrong.map(toldOf)).toEqual([]);
  });

  it("are told the same in either order", () => {
    const turned = pairs.filter(({ one, other }) => relate(one, other) !== relate(other, one));
    expect(turned.map(toldOf)).toEqual([]);
  });

  it("are found by their keys, all twins among them", () => {
    const missed = twins.filter(({ one, other }) => {
      const keys = new Set(keysOf(one.fingerprint, one.title));
      return !keysOf(other.fingerprint, other.title).some((key) => keys.has(key));
    });
    expect(missed.map(toldOf)).toEqual([]);
  });
});

const paragraphs = [
  "La province de Jerada a lancé lundi un marché de 14 millions de dirhams pour réhabiliter les galeries de l'ancienne mine.",
  "Le chantier emploiera 85 personnes, d'anciens mineurs pour la plupart, et durera onze mois selon le gouverneur.",
  "Une coopérative gérera ensuite le site, qui recevra les visiteurs d'avril à novembre.",
];

function sighting(changes: Partial<Omit<Sighting, "fingerprint">> = {}, text = paragraphs.join("\n")): Sighting {
  return {
    url: "https://charbon.example/jerada/galeries",
    title: "Jerada rouvre les galeries de sa mine",
    publishedAt: "2025-06-02T09:30:00+01:00",
    outlet: "Le Charbon",
    originalOutlet: null,
    outletKind: "press",
    fingerprint: fingerprintOf(text),
    ...changes,
  };
}

const elsewhere = { url: "https://oriental.example/5512", outlet: "Oriental Matin" };

describe("relating two articles", () => {
  it("knows an outlet without a name by its host", () => {
    const one = sighting({ outlet: null, outletKind: null });
    const other = sighting({ outlet: null, outletKind: null, url: "https://charbon.example/amp/1" });
    expect(relate(one, other)).toBe("same");
    expect(relate(one, sighting({ outlet: null, outletKind: null, url: elsewhere.url }))).toBe("shared");
  });

  it("knows an edited article at one address under another title", () => {
    const edited = sighting(
      { title: "Une mine à visiter" },
      [...paragraphs.slice(0, 2), "Le prix d'entrée n'est pas fixé."].join("\n"),
    );
    expect(relate(sighting(), edited)).toBe("version");
    expect(relate(sighting(), { ...edited, url: "https://charbon.example/jerada/visite" })).toBeNull();
  });

  it("takes a page that shows something else every day for something else", () => {
    const other =
      "Le marché de gros d'Oujda a reçu ce matin 120 tonnes de légumes, et les prix de la tomate et de l'oignon ont baissé.";
    expect(relate(sighting(), sighting({}, other))).toBeNull();
  });

  it("knows one text under any day that is not known", () => {
    expect(relate(sighting(), sighting({ ...elsewhere, publishedAt: null }))).toBe("shared");
    expect(relate(sighting(), sighting({ ...elsewhere, publishedAt: "2025-06" }))).toBe("shared");
  });

  it("takes the same notice of another month for another", () => {
    expect(relate(sighting(), sighting({ ...elsewhere, publishedAt: "2025-07-04" }))).toBeNull();
  });

  it("knows a line that two outlets print only under one title", () => {
    const line = "Le roi a reçu vendredi le président du conseil.";
    expect(relate(sighting({}, line), sighting(elsewhere, line))).toBe("shared");
    expect(relate(sighting({}, line), sighting({ ...elsewhere, title: "Activités royales" }, line))).toBeNull();
  });

  it("takes what a site prints instead of its texts for no text", () => {
    const notice =
      "La suite de cet article est réservée à nos abonnés. Abonnez-vous dès maintenant pour un mois à dix dirhams et lisez tous nos contenus sans publicité.";
    expect(
      relate(
        sighting({}, notice),
        sighting({ url: "https://charbon.example/2", title: "Oujda élit son maire" }, notice),
      ),
    ).toBeNull();
  });

  it("takes two empty texts for nothing", () => {
    expect(relate(sighting({}, ""), sighting(elsewhere, ""))).toBeNull();
  });

  it("tells an aggregator's copies of two outlets apart", () => {
    const copy = { outlet: "Kiosque", outletKind: "aggregator" } as const;
    const one = sighting({ ...copy, url: "https://kiosque.example/1", originalOutlet: "Le Charbon" });
    const again = sighting({ ...copy, url: "https://kiosque.example/2", originalOutlet: "Oriental Matin" });
    expect(relate(one, again)).toBe("shared");
    expect(relate(one, { ...one, url: "https://kiosque.example/3" })).toBe("same");
    expect(relate(sighting(elsewhere), one)).toBe("shared");
    expect(relate(sighting(elsewhere), again)).toBe("copy");
  });
});

describe("titles and days", () => {
  it("hold titles together that differ by a figure", () => {
    expect(haveOneTitle("Jerada : 85 emplois à la mine", "JERADA: 90 emplois à la mine")).toBe(true);
    expect(haveOneTitle("Jerada rouvre sa mine", "Jerada ferme sa mine")).toBe(false);
    expect(haveOneTitle("Éditorial", "Editorial")).toBe(false);
  });

  it("count days and not hours", () => {
    expect(daysApart("2025-06-02T23:50:00+01:00", "2025-06-03")).toBe(1);
    expect(daysApart("2025-06-02T01:00:00Z", "2025-06-02")).toBe(0);
    expect(daysApart("2025-06", "2025-06-02")).toBeNull();
    expect(daysApart(null, "2025-06-02")).toBeNull();
    expect(daysApart("2025-13-45", "2025-06-02")).toBeNull();
  });
});

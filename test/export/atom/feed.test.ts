import { parseAtomFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { atomFeed } from "../../../src/export/atom/feed.ts";
import { wordsIn } from "../../../src/export/words/words.ts";
import { listed } from "../listed.ts";
import { checkAtom } from "./rfc4287.ts";

const asked = {
  id: "s0123456789abcdef",
  name: "emplois & usines <b>",
  savedAt: "2026-02-01T00:00:00.000Z",
  self: "https://desk.example/feeds/emplois.atom?language=fr",
  desk: "https://desk.example",
  page: "https://desk.example/inbox?type=jobs",
};

describe("the feed of a saved filter", () => {
  it("is an Atom feed by RFC 4287, with entries or without", () => {
    for (const language of ["fr", "ar", "en"] as const) {
      const words = wordsIn(language);
      expect(checkAtom(atomFeed([], asked, words)).updated).toEqual(["2026-02-01T00:00:00.000Z"]);
      const records = [listed(), listed({ id: "r2", lead: null, subject: null, parties: [], value: null })];
      const checked = checkAtom(atomFeed(records, asked, words));
      expect(checked["@xml:lang"]).toBe(language);
      expect(checked.entry).toHaveLength(2);
    }
  });

  it("tells what a record says, when it changed, and where more stands", () => {
    const parsed = parseAtomFeed(atomFeed([listed()], asked, wordsIn("fr")));
    expect(parsed.id).toBe("tag:sijill.invalid,2026:filter:s0123456789abcdef");
    expect(parsed.title?.value).toBe("Sijill : emplois & usines <b>");
    expect(parsed.updated).toBe("2026-03-01T10:00:00.000Z");
    expect(parsed.entries).toMatchObject([
      {
        id: "tag:sijill.invalid,2026:record:r0a1b2c3d4e5f60718293a4b5",
        title: { value: "320 emplois, prévu – l'abattoir de Guercif, la commune" },
        updated: "2026-03-01T10:00:00.000Z",
        published: "2026-03-01T09:00:00.000Z",
        links: [
          { rel: "alternate", href: "https://desk.example/records/r0a1b2c3d4e5f60718293a4b5" },
          { rel: "via", href: "https://journal.example/abattoir?a=1&b=2" },
        ],
      },
    ]);
    expect(parsed.entries?.[0]?.content?.value).toContain("“il créera 320 emplois”");
    expect(parsed.entries?.[0]?.content?.value).toContain("Le Journal d'Essai, 2 médias");
  });

  it("shows what articles say as text, whatever it is", () => {
    const lead = {
      ...listed().lead,
      fact: "f",
      quote: "]]><script>alert(1)</script>\u0001\u202e\uFFFE &lt;b&gt; \ud83d\ude00",
      title: '"><img src=x onerror=alert(1)>',
      url: "javascript:alert(1)",
      outlet: "الجريدة",
      language: "ar" as const,
      publishedAt: null,
    };
    const xml = atomFeed([listed({ lead, subject: "a & <b>" })], asked, wordsIn("en"));
    checkAtom(xml);
    const [told] = parseAtomFeed(xml).entries ?? [];
    expect(told?.content?.value).toContain("“]]><script>alert(1)</script> &lt;b&gt; \ud83d\ude00”");
    expect(told?.content?.type ?? "text").toBe("text");
    expect(told?.title?.value).toContain("a & <b>");
    expect(told?.links?.map(({ rel }) => rel)).toEqual(["alternate"]);
    expect(xml).not.toContain("javascript:");
  });
});

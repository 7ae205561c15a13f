import { describe, expect, it } from "vitest";
import type { DigestPlan, SavedFilter } from "../../../src/store/saved-filters.ts";
import type { MakePlace } from "../register.contract.ts";

const saved = (name: string, changes: Partial<SavedFilter> = {}): SavedFilter => ({
  id: `s-${name}`,
  name,
  owner: "amina",
  filter: { types: ["jobs"], text: "marché de gros", leastValue: 10.5, disagreeing: true, from: "2024" },
  createdAt: "2026-02-01T08:00:00.000Z",
  digest: null,
  ...changes,
});

const plan: DigestPlan = {
  every: "day",
  language: "ar",
  recipients: ["amina@desk.example", "idir@desk.example"],
  toldUntil: "2026-02-01T08:00:00.000Z",
  dueAt: "2026-02-02T07:00:00.000Z",
};

export function savedFiltersContract(makePlace: MakePlace): void {
  describe("saved filters", () => {
    it("are kept under names of their own, in any script", async () => {
      const register = await (await makePlace()).open();
      expect(await register.addSavedFilter(saved("usines"))).toBe(true);
      expect(await register.addSavedFilter(saved("ميناء الناظور", { filter: {} }))).toBe(true);
      expect(await register.addSavedFilter(saved("usines", { id: "s-other", owner: "idir" }))).toBe(false);
      expect(await register.listSavedFilters()).toEqual([saved("usines"), saved("ميناء الناظور", { filter: {} })]);
      expect(await register.findSavedFilter("usines")).toEqual(saved("usines"));
      expect(await register.findSavedFilter("Usines")).toBeNull();
    });

    it("are renamed and changed, and keep their id", async () => {
      const register = await (await makePlace()).open();
      await register.addSavedFilter(saved("usines"));
      await register.addSavedFilter(saved("ports"));
      expect(await register.changeSavedFilter("usines", { name: "ports" })).toBe("taken");
      expect(await register.changeSavedFilter("nothing", { name: "x" })).toBe("missing");
      expect(await register.changeSavedFilter("usines", { name: "fabriques" })).toBe("changed");
      expect(await register.changeSavedFilter("fabriques", { name: "fabriques", filter: { units: ["MAD"] } })).toBe(
        "changed",
      );
      expect(await register.findSavedFilter("usines")).toBeNull();
      const changed = saved("fabriques", { id: "s-usines", filter: { units: ["MAD"] } });
      expect(await register.findSavedFilter("fabriques")).toEqual(changed);
    });

    it("go with what is mailed of them", async () => {
      const register = await (await makePlace()).open();
      await register.addSavedFilter(saved("usines"));
      expect(await register.planDigest("usines", plan)).toBe(true);
      expect(await register.planDigest("nothing", plan)).toBe(false);
      expect(await register.removeSavedFilter("usines")).toBe(true);
      expect(await register.removeSavedFilter("usines")).toBe(false);
      expect(await register.takeDigest("2026-03-01T00:00:00Z", "2026-03-01T00:10:00Z")).toBeNull();
      await register.addSavedFilter(saved("usines"));
      expect((await register.findSavedFilter("usines"))?.digest).toBeNull();
    });
  });

  describe("digests", () => {
    it("are due at their time, for one mailer alone, and again when that one vanishes", async () => {
      const place = await makePlace();
      const [one, other] = [await place.open(), await place.open()];
      await one.addSavedFilter(saved("usines"));
      await one.planDigest("usines", plan);
      expect(await one.takeDigest("2026-02-02T06:59:59Z", "2026-02-02T07:10:00Z")).toBeNull();
      const taken = await Promise.all(
        [one, other].map((each) => each.takeDigest("2026-02-02T07:00:00Z", "2026-02-02T07:10:00Z")),
      );
      expect(taken.filter((each) => each !== null)).toEqual([saved("usines", { digest: plan })]);
      expect(await other.takeDigest("2026-02-02T07:10:00Z", "2026-02-02T07:20:00Z")).not.toBeNull();
      await other.noteDigest("s-usines", "2026-02-02T07:00:00Z", "2026-02-03T07:00:00Z");
      expect(await one.takeDigest("2026-02-02T23:00:00Z", "2026-02-02T23:10:00Z")).toBeNull();
      const next = await one.takeDigest("2026-02-03T07:00:00Z", "2026-02-03T07:10:00Z");
      expect(next?.digest).toEqual({
        ...plan,
        toldUntil: "2026-02-02T07:00:00.000Z",
        dueAt: "2026-02-03T07:00:00.000Z",
      });
    });

    it("can be planned otherwise, and not at all", async () => {
      const register = await (await makePlace()).open();
      await register.addSavedFilter(saved("usines"));
      await register.planDigest("usines", plan);
      const weekly = { ...plan, every: "week", language: "fr", recipients: ["idir@desk.example"] } as const;
      await register.planDigest("usines", weekly);
      expect((await register.listSavedFilters()).map(({ digest }) => digest)).toEqual([weekly]);
      await register.planDigest("usines", null);
      expect((await register.findSavedFilter("usines"))?.digest).toBeNull();
    });
  });
}

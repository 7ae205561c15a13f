import { describe, expect, it } from "vitest";
import { sampleAddress } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const host = "journal.example";
const noon = "2024-05-16T12:00:00.000Z";
const soon = "2024-05-16T12:01:00.000Z";
const later = "2024-05-16T12:02:00.000Z";
const untouched = { askedAt: null, freeAt: null, failures: 0, robots: null };

export function hostsContract(makePlace: MakePlace): void {
  describe("hosts", () => {
    it("are one visitor's until it leaves or its time is over", async () => {
      const register = await (await makePlace()).open();
      expect(await register.takeHost(host, "one", noon, soon)).toEqual(untouched);
      expect(await register.takeHost(host, "two", noon, soon)).toBeNull();
      expect(await register.takeHost(host, "one", noon, later)).toEqual(untouched);
      expect(await register.takeHost(host, "two", soon, later)).toBeNull();
      expect(await register.takeHost(host, "two", later, "2024-05-16T12:03:00Z")).toEqual(untouched);
      await register.leaveHost(host, "one");
      expect(await register.takeHost(host, "one", later, "2024-05-16T12:03:00Z")).toBeNull();
      await register.leaveHost(host, "two");
      expect(await register.takeHost(host, "one", later, "2024-05-16T12:03:00Z")).toEqual(untouched);
    });

    it("go to one of many visitors who come at the same moment", async () => {
      const place = await makePlace();
      const registers = [await place.open(), await place.open()];
      const visitors = Array.from({ length: 10 }, (_, index) => `visitor ${index}`);
      const taken = await Promise.all(
        registers.flatMap((register, at) =>
          visitors.map((visitor) => register.takeHost(host, `${visitor} of ${at}`, noon, soon)),
        ),
      );
      expect(taken.filter((state) => state !== null)).toEqual([untouched]);
    });

    it("remember what was noted of them, one thing at a time", async () => {
      const register = await (await makePlace()).open();
      await register.takeHost(host, "one", noon, soon);
      await register.noteHost(host, { askedAt: noon, freeAt: "2024-05-16T13:01:00+01:00", failures: 2 });
      await register.noteHost(host, { robots: "User-agent: *" });
      await register.noteHost(host, {});
      const noted = { askedAt: noon, freeAt: soon, failures: 2, robots: "User-agent: *" };
      expect(await register.takeHost(host, "one", noon, soon)).toEqual(noted);
      await register.noteHost(host, { freeAt: null });
      expect(await register.takeHost(host, "one", noon, soon)).toEqual({ ...noted, freeAt: null });
    });

    it("may be counted beyond what 32 bits hold", async () => {
      const register = await (await makePlace()).open();
      await register.takeHost(host, "one", noon, soon);
      await register.noteHost(host, { failures: 3_000_000_000 });
      expect(await register.takeHost(host, "one", noon, soon)).toMatchObject({ failures: 3_000_000_000 });
    });

    it("are due when they are free, nobody visits and something on them is due", async () => {
      const register = await (await makePlace()).open();
      const on = (name: string, nextDue = noon, sourceId = "journal") =>
        sampleAddress({ address: `https://${name}/1`, identity: name, nextDue, sourceId });
      await register.saveAddresses([
        on("a.example"),
        on("b.example:8443"),
        on("busy.example"),
        on("later.example", later),
        on("other.example", noon, "other"),
        on("paused.example"),
      ]);
      await register.takeHost("busy.example", "one", noon, soon);
      await register.noteHost("paused.example", { freeAt: soon });
      await register.noteHost("b.example:8443", { askedAt: "2024-05-16T11:00:00Z", freeAt: "2024-05-16T11:00:00Z" });
      const ours = ["journal"];
      expect(await register.dueHosts(noon, 10, ours)).toEqual(["a.example", "b.example:8443"]);
      expect(await register.dueHosts(noon, 1, ours)).toEqual(["a.example"]);
      expect(await register.nextFreeHost(noon, ours)).toBe(soon);
      expect(await register.nextFreeHost(noon, ["other"])).toBeNull();
      expect(await register.nextFreeHost(soon, null)).toBeNull();
      expect(await register.dueHosts(noon, 10, null)).toEqual(["a.example", "other.example", "b.example:8443"]);
      expect(new Set(await register.dueHosts(later, 10, ours))).toEqual(
        new Set(["a.example", "b.example:8443", "busy.example", "later.example", "paused.example"]),
      );
    });
  });
}

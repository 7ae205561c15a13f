import { describe, expect, it } from "vitest";
import type { Delivery, DeliveryNote, Subscription } from "../../../src/store/subscriptions.ts";
import { keepRecords } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";

const subscription = (name: string, changes: Partial<Subscription> = {}): Subscription => ({
  id: `w-${name}`,
  name,
  url: `https://hooks.example/${name}`,
  filter: { types: ["jobs"] },
  state: "active",
  createdAt: "2026-02-01T08:00:00.000Z",
  createdBy: "amina",
  previousUntil: null,
  cursor: 0,
  failures: 0,
  nextAt: null,
  ...changes,
});

const delivery = (record: string, seq: number, changes: Partial<Delivery> = {}): Delivery => ({
  record,
  seq,
  state: "delivered",
  attempts: 1,
  at: "2026-02-01T09:00:00.000Z",
  status: 204,
  error: null,
  ...changes,
});

const note = (noted: Delivery, changes: Partial<DeliveryNote> = {}): DeliveryNote => ({
  delivery: noted,
  isOver: false,
  cursor: noted.seq,
  failures: 0,
  nextAt: null,
  ...changes,
});

const [now, later, muchLater] = ["2026-02-01T09:00:00.000Z", "2026-02-01T09:01:00.000Z", "2026-02-01T09:02:00.000Z"];

export function subscriptionsContract(makePlace: MakePlace): void {
  describe("subscriptions", () => {
    it("are kept by name, without their secrets in what is listed", async () => {
      const register = await (await makePlace()).open();
      expect(await register.addSubscription(subscription("one"), "secret of one")).toBe(true);
      expect(await register.addSubscription(subscription("one", { id: "w-x" }), "secret")).toBe(false);
      expect(await register.addSubscription(subscription("all", { filter: {} }), "secret of all")).toBe(true);
      expect(await register.listSubscriptions()).toEqual([subscription("all", { filter: {} }), subscription("one")]);
      expect(await register.findSubscription("w-one")).toEqual(subscription("one"));
      expect(await register.findSubscription("w-none")).toBeNull();
      expect(await register.removeSubscription("w-one")).toBe(true);
      expect(await register.removeSubscription("w-one")).toBe(false);
    });

    it("are taken by one deliverer while there is something to tell, and by another when that one vanishes", async () => {
      const place = await makePlace();
      const [register, other] = [await place.open(), await place.open()];
      await register.addSubscription(subscription("one"), "secret");
      expect(await register.takeSubscription("a", now, later)).toBeNull();
      await keepRecords(place, 2);
      const taken = await Promise.all([
        register.takeSubscription("a", now, later),
        other.takeSubscription("b", now, later),
      ]);
      expect(taken.filter((one) => one !== null)).toEqual([
        { ...subscription("one"), secret: "secret", previousSecret: null },
      ]);
      const who = taken[0] === null ? "b" : "a";
      expect(await register.takeSubscription("c", now, later)).toBeNull();
      expect(await register.takeSubscription("c", later, muchLater)).not.toBeNull();
      expect(await register.noteDelivery("w-one", who, note(delivery("r1", 1)), muchLater)).toBe(false);
      expect(await register.passOver("w-one", who, 1, muchLater)).toBe(false);
      expect(await register.passOver("w-one", "c", await register.lastChange(), muchLater)).toBe(true);
      await register.leaveSubscription("w-one", "c");
      expect(await register.takeSubscription("a", later, muchLater)).toBeNull();
    });

    it("wait for their time after an attempt in vain, and not while they are paused", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "secret");
      await keepRecords(place, 1);
      await register.takeSubscription("a", now, later);
      const failed = delivery("r1", 1, { state: "waiting", status: 500, error: "answers 500" });
      await register.noteDelivery("w-one", "a", note(failed, { cursor: 0, failures: 1, nextAt: muchLater }), later);
      await register.leaveSubscription("w-one", "a");
      expect(await register.findSubscription("w-one")).toMatchObject({ cursor: 0, failures: 1, nextAt: muchLater });
      expect(await register.takeSubscription("a", later, muchLater)).toBeNull();
      expect(await register.setSubscriptionState("w-one", "paused")).toBe(true);
      expect(await register.takeSubscription("a", muchLater, "2026-02-01T10:00:00Z")).toBeNull();
      expect(await register.setSubscriptionState("w-one", "active")).toBe(true);
      expect(await register.setSubscriptionState("w-none", "active")).toBe(false);
      expect(await register.takeSubscription("a", now, later)).not.toBeNull();
    });

    it("tell their deliverer when somebody pauses them, and keep what it did until then", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "secret");
      await keepRecords(place, 1);
      await register.takeSubscription("a", now, later);
      await register.setSubscriptionState("w-one", "paused");
      expect(await register.noteDelivery("w-one", "a", note(delivery("r1", 1)), later)).toBe(false);
      expect(await register.findSubscription("w-one")).toMatchObject({ cursor: 1, state: "paused" });
    });

    it("have another secret when it is rotated, and the one before for a while", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "first");
      await keepRecords(place, 1);
      expect(await register.rotateSecret("w-one", "second", muchLater)).toBe(true);
      expect(await register.rotateSecret("w-none", "second", muchLater)).toBe(false);
      expect(await register.takeSubscription("a", now, later)).toMatchObject({
        secret: "second",
        previousSecret: "first",
        previousUntil: muchLater,
      });
    });
  });

  describe("deliveries", () => {
    it("are kept of each record once, the latest, until they are over", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "secret");
      await keepRecords(place, 1);
      await register.takeSubscription("a", now, later);
      await register.noteDelivery("w-one", "a", note(delivery("r1", 1)), later);
      await register.noteDelivery("w-one", "a", note(delivery("r2", 2, { at: later })), later);
      await register.noteDelivery("w-one", "a", note(delivery("r1", 3, { at: muchLater })), later);
      const [first, second] = [delivery("r1", 3, { at: muchLater }), delivery("r2", 2, { at: later })];
      expect(await register.listDeliveries("w-one", 10)).toEqual([first, second]);
      expect(await register.listDeliveries("w-one", 1)).toEqual([first]);
      expect(await register.listDeliveries("w-one", 10, "dead")).toEqual([]);
      expect(await register.deliveriesOf("w-one", ["r2", "r3"])).toEqual([second]);
      await register.noteDelivery("w-one", "a", note(delivery("r1", 4), { isOver: true }), later);
      expect(await register.listDeliveries("w-one", 10)).toEqual([second]);
      expect(await register.countDeliveries("w-one")).toEqual({ delivered: 1, waiting: 0, dead: 0, asked: 0 });
    });

    it("that are dead letters are sent again when somebody asks, one or all, though nothing else is to be told", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "secret");
      await keepRecords(place, 1);
      await register.takeSubscription("a", now, later);
      const last = await register.lastChange();
      for (const seq of [1, 2, 3]) {
        const dead = delivery(`r${seq}`, seq, { state: "dead", attempts: 10, status: null, error: "took too long" });
        await register.noteDelivery("w-one", "a", note(dead, { cursor: last, nextAt: muchLater, failures: 3 }), later);
      }
      await register.leaveSubscription("w-one", "a");
      expect(await register.countDeliveries("w-one")).toEqual({ delivered: 0, waiting: 0, dead: 3, asked: 0 });
      expect(await register.retryDeliveries("w-one", "r9")).toBe(0);
      expect(await register.takeSubscription("a", muchLater, muchLater)).toBeNull();
      expect(await register.retryDeliveries("w-one", "r2")).toBe(1);
      expect(await register.takeSubscription("a", now, later)).toMatchObject({ failures: 0, nextAt: null });
      expect(await register.retryDeliveries("w-one")).toBe(2);
      expect((await register.askedDeliveries("w-one", 2)).map(({ record, attempts }) => [record, attempts])).toEqual([
        ["r1", 0],
        ["r2", 0],
      ]);
    });

    it("go with their subscription", async () => {
      const place = await makePlace();
      const register = await place.open();
      await register.addSubscription(subscription("one"), "secret");
      await keepRecords(place, 1);
      await register.takeSubscription("a", now, later);
      await register.noteDelivery("w-one", "a", note(delivery("r1", 1)), later);
      await register.removeSubscription("w-one");
      await register.addSubscription(subscription("one"), "secret");
      expect(await register.listDeliveries("w-one", 10)).toEqual([]);
    });
  });
}

import { describe, expect, it } from "vitest";
import { backoff, mostAttempts } from "../../../src/export/webhooks/backoff.ts";
import { signatureOf } from "../../../src/export/webhooks/signature.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Register } from "../../../src/store/register.ts";
import { seededRandom } from "../../chaos/random.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import { hour, noon, openGround, recordsOf, subscription } from "./ground.ts";
import { documentedScript, type Manner, openReceiver } from "./receiver.ts";

const secret = "a secret of the test";
const id = "w0123456789abcdef";
const at = new Date(noon).toISOString();
const always = (manner: Manner) => () => manner;

async function openWith(manner: (request: number) => Manner, secrets = { now: secret }) {
  const ground = await openGround();
  const receiver = await openReceiver(
    () => secrets.now,
    manner,
    () => ground.clock.time,
  );
  await ground.register.addSubscription(subscription(`${receiver.origin}/hook?key=7`), secret);
  return { ...ground, receiver };
}

/** Keeps an article of each outlet, of a zone of its own, and merges. */
async function mergePress(register: Register, outlets: readonly string[]): Promise<void> {
  for (const outlet of outlets) {
    const text = `La zone ${outlet} ouvrira.\nElle créera 450 emplois. Rien de plus.`;
    const article = sampleArticle({ url: `https://${outlet}.example/1`, outlet, title: outlet, text });
    await register.saveArticle(article, [sampleFact(article, "450 emplois")], "rules-1", null);
  }
  await mergeArticles(register, () => at, new AbortController().signal);
}

describe("a receiver", () => {
  it("is told of what is there, of what changes, and of what its filter leaves no more, in order and once", async () => {
    const { register, keep, decide, run, receiver } = await openWith(always("take"));
    const [first = "", second = ""] = await keep(2);
    expect(await run()).toBe(2);
    await decide(first, "accept");
    await decide(second, "reject");
    await decide(first, "reopen");
    expect(await run()).toBe(2);
    expect(await run()).toBe(0);
    expect(receiver.events.map(({ record, type }) => [type, record.id])).toEqual([
      ["record.changed", first],
      ["record.changed", second],
      ["record.changed", second],
      ["record.changed", first],
    ]);
    const seqs = receiver.events.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
    expect(receiver.events.map((event) => event.id)).toEqual(seqs.map((seq) => `${id}-${seq}`));
    expect(receiver.copy).toEqual(await recordsOf(register, {}));
    expect(receiver.requests[0]).toMatchObject({
      url: "/hook?key=7",
      headers: { "content-type": "application/json", "sijill-event": "record.changed", "user-agent": "Sijill/test" },
    });
    expect(receiver.forged).toEqual([]);
  });

  it("with a filter hears of a record that leaves it, and nothing of those that were never in it", async () => {
    const ground = await openGround();
    const { register, keep, decide, run } = ground;
    const receiver = await openReceiver(
      () => secret,
      always("take"),
      () => ground.clock.time,
    );
    const filter = { states: ["accepted" as const] };
    await register.addSubscription(subscription(receiver.origin, { filter }), secret);
    const [first = "", second = ""] = await keep(3);
    await run();
    await decide(first, "accept");
    await decide(second, "reject");
    await run();
    await decide(first, "reopen");
    await run();
    expect(receiver.events.map(({ type, record }) => [type, record])).toMatchObject([
      ["record.changed", { id: first, state: "accepted" }],
      ["record.left", { id: first }],
    ]);
    expect(receiver.copy.size).toBe(0);
    await decide(first, "accept");
    await run();
    expect(receiver.copy).toEqual(await recordsOf(register, filter));
  });

  it("hears of a record that is removed", async () => {
    const { register, run, receiver } = await openWith(always("take"));
    await mergePress(register, ["matin", "nord"]);
    await run();
    const [gone = ""] = (await recordsOf(register, { outlets: ["matin"] })).keys();
    await register.forgetPage("https://matin.example/1", (address) => address, { at, reason: null });
    await run();
    expect(receiver.events.at(-1)).toMatchObject({ type: "record.removed", record: { id: gone }, into: null });
    expect(receiver.copy).toEqual(await recordsOf(register, {}));
    expect(await register.deliveriesOf(id, [gone])).toEqual([]);
  });

  it("hears which record another has become a part of", async () => {
    const { register, run, receiver } = await openWith(always("take"));
    await mergePress(register, ["matin", "nord"]);
    await run();
    const [one, other] = receiver.events.map(({ record }) => record.id);
    await register.join(one ?? "", 1, other ?? "", "amina", at);
    await mergePress(register, []);
    await run();
    const removed = receiver.events.find(({ type }) => type === "record.removed");
    const [left] = [...receiver.copy.keys()];
    expect(receiver.copy.size).toBe(1);
    expect(new Set([left, removed?.record.id])).toEqual(new Set([one, other]));
    expect(removed).toMatchObject({ into: left });
    expect(receiver.copy).toEqual(await recordsOf(register, {}));
  });

  it.each(["fail", "hang", "redirect", "flood", "reset", "take-and-fail"] as const)(
    "gets everything in the end though it begins with %s",
    async (manner) => {
      const { register, keep, run, clock, receiver } = await openWith((request) => (request < 4 ? manner : "take"));
      await keep(3);
      for (let turn = 0; turn < 6; turn += 1, clock.time += hour) await run();
      expect(receiver.copy).toEqual(await recordsOf(register, {}));
      expect(receiver.requests.every(({ url }) => url === "/hook?key=7")).toBe(true);
      expect(await register.countDeliveries(id)).toEqual({ delivered: 3, waiting: 0, dead: 0, asked: 0 });
    },
  );

  it("gets everything in the end whatever it does by chance, while records change", async () => {
    const random = seededRandom(7);
    const { register, keep, decide, run, clock, receiver } = await openWith(() =>
      random.pick(["take", "take", "fail", "hang", "reset", "take-and-fail"]),
    );
    const ids = await keep(12);
    for (let turn = 0; turn < 40; turn += 1, clock.time += hour) {
      if (turn < 20)
        await decide(ids[random.whole(0, 11)] ?? "", random.pick(["accept", "reject", "reopen"])).catch(
          () => undefined,
        );
      await run();
    }
    for (let turn = 0; turn < 20; turn += 1, clock.time += hour) {
      await register.retryDeliveries(id);
      await run();
    }
    expect(receiver.copy).toEqual(await recordsOf(register, {}));
    expect(receiver.forged).toEqual([]);
    expect(new Set(receiver.events.map((event) => event.id)).size).toBeLessThan(receiver.events.length);
  });
});

describe("an event that does not arrive", () => {
  it("waits in the register for its time, ever longer, and holds up those behind it", async () => {
    const { register, keep, run, clock, receiver } = await openWith(always("fail"));
    const [first = ""] = await keep(2);
    const pauses: number[] = [];
    for (let turn = 1; turn < mostAttempts; turn += 1) {
      await run();
      const { nextAt, failures, cursor } = (await register.findSubscription(id)) ?? subscription("");
      expect([failures, cursor]).toEqual([turn, 0]);
      pauses.push(Date.parse(nextAt ?? "") - clock.time);
      clock.time = Date.parse(nextAt ?? "") - 1;
      await run();
      expect(receiver.requests).toHaveLength(turn);
      clock.time += 1;
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560].map((seconds) => seconds * 1000));
    expect(await register.listDeliveries(id, 10)).toMatchObject([
      { record: first, state: "waiting", attempts: 9, status: 500, error: "answered 500" },
    ]);
  });

  it("is a dead letter after ten attempts; the next goes on, and the letter is sent again when somebody asks", async () => {
    const { register, keep, run, clock, receiver } = await openWith((request) =>
      request < mostAttempts ? "fail" : "take",
    );
    const [first = "", second = ""] = await keep(2);
    for (let turn = 0; turn < mostAttempts; turn += 1, clock.time += hour) await run();
    expect([...receiver.copy.keys()]).toEqual([second]);
    expect(await register.listDeliveries(id, 10, "dead")).toMatchObject([
      { record: first, attempts: mostAttempts, status: 500, error: "answered 500" },
    ]);
    expect(await register.retryDeliveries(id, first)).toBe(1);
    await run();
    expect(receiver.copy).toEqual(await recordsOf(register, {}));
    expect(await register.countDeliveries(id)).toMatchObject({ delivered: 2, dead: 0, asked: 0 });
  });

  it("is over when a later change of its record arrives", async () => {
    const { register, keep, decide, run, clock, receiver } = await openWith((request) =>
      request < mostAttempts ? "fail" : "take",
    );
    const [first = ""] = await keep(1);
    for (let turn = 0; turn < mostAttempts; turn += 1, clock.time += hour) await run();
    expect(await register.countDeliveries(id)).toMatchObject({ dead: 1 });
    await decide(first, "accept");
    await run();
    expect(await register.countDeliveries(id)).toMatchObject({ delivered: 1, dead: 0 });
    expect(receiver.copy.get(first)).toMatchObject({ state: "accepted" });
  });

  it("tells what was wrong, and never the address", async () => {
    const ground = await openGround([]);
    await ground.keep(1);
    await ground.register.addSubscription(subscription("http://127.0.0.1:1/hook?key=7"), secret);
    await ground.run();
    const [delivery] = await ground.register.listDeliveries(id, 1);
    expect(delivery).toMatchObject({ state: "waiting", status: null });
    expect(delivery?.error).toContain("not on the open internet");
    expect(delivery?.error).not.toContain("key");
  });
});

describe("deliverers", () => {
  it("tell others while one receiver hangs, and one receiver by one of them alone", async () => {
    const { register, keep, run, receiver } = await openWith(always("hang"));
    const other = await openReceiver(
      () => secret,
      always("take"),
      () => noon,
    );
    await register.addSubscription(subscription(other.origin, { id: "wother", name: "other" }), secret);
    await keep(20);
    const arrived = await Promise.all([run({ who: "one" }), run({ who: "two" }), run({ who: "three" })]);
    expect(arrived.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect(other.events).toHaveLength(20);
    expect(receiver.requests).toHaveLength(1);
  });

  it("stop between two events when they are asked to, and go on from there", async () => {
    const ground = await openGround();
    const stopping = new AbortController();
    const receiver = await openReceiver(
      () => secret,
      (request) => {
        if (request === 2) stopping.abort();
        return "take";
      },
      () => ground.clock.time,
    );
    await ground.register.addSubscription(subscription(receiver.origin), secret);
    await ground.keep(6);
    await ground.run({}, stopping.signal);
    expect(receiver.events).toHaveLength(3);
    await ground.run();
    expect(receiver.events).toHaveLength(6);
  });
});

describe("signatures", () => {
  it("fit by the script of the documentation, and do not when anything was changed or is old", async () => {
    const isFromSijill = await documentedScript();
    const body = '{"id":"1","subject":"ميناء"}';
    const header = signatureOf(body, [secret], noon);
    expect(header).toMatch(/^t=1772452800,v1=[0-9a-f]{64}$/);
    expect(isFromSijill(body, header, secret, noon)).toBe(true);
    expect(isFromSijill(body, header, secret, noon + 290_000)).toBe(true);
    expect(isFromSijill(body, header, secret, noon + 310_000)).toBe(false);
    expect(isFromSijill(`${body} `, header, secret, noon)).toBe(false);
    expect(isFromSijill(body, header, "another", noon)).toBe(false);
    expect(isFromSijill(body, header.replace("t=1772452800", "t=1772452801"), secret, noon)).toBe(false);
    for (const forged of ["", "t=,v1=", "v1=00", `t=1772452800,v1=${"0".repeat(64)}`, "t=1772452800,v1=xyz"])
      expect(isFromSijill(body, forged, secret, noon)).toBe(false);
  });

  it("fit under the secret before and the next one while it is replaced, and then under the next alone", async () => {
    const secrets = { now: secret };
    const { register, keep, decide, run, clock, receiver } = await openWith(always("take"), secrets);
    const [first = ""] = await keep(1);
    await run();
    await register.rotateSecret(id, "another secret", new Date(clock.time + hour).toISOString());
    await decide(first, "accept");
    await run();
    expect(String(receiver.requests[1]?.headers["sijill-signature"]).split(",v1=")).toHaveLength(3);
    secrets.now = "another secret";
    await decide(first, "reopen");
    await run();
    clock.time += 2 * hour;
    await decide(first, "reject");
    await run();
    expect(String(receiver.requests[3]?.headers["sijill-signature"]).split(",v1=")).toHaveLength(2);
    expect(receiver.forged).toEqual([]);
    expect(receiver.events).toHaveLength(4);
  });
});

describe("pauses between attempts", () => {
  it("double from ten seconds to an hour, give or take a tenth", () => {
    expect([1, 2, 3, 9, 10, 50, 5_000].map((attempts) => backoff(attempts, 0.5) / 1000)).toEqual([
      10, 20, 40, 2560, 3600, 3600, 3600,
    ]);
    expect([backoff(1, 0), backoff(1, 1)]).toEqual([9_000, 11_000]);
  });
});

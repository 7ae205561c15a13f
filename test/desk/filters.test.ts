import { describe, expect, it } from "vitest";
import { checkAtom } from "../export/atom/rfc4287.ts";
import { ask, noon, openTestDesk, type TestDesk, tokenFor } from "./desk.ts";
import { fill } from "./press.ts";

const save = (desk: TestDesk, headers: Record<string, string>, name: string, filter: object) =>
  ask(desk, { method: "POST", url: "/api/filters", headers, payload: { name, filter } });

const everything = {
  state: "pending,accepted",
  type: "funds",
  party: "la commune%2C de Guercif,inconnu",
  q: "abattoir",
  from: "2024",
  leastConfidence: 0.1,
  leastValue: 1000,
  disagreeing: "false",
  withdrawn: "true",
};

describe("saved filters", () => {
  it("come back as they stand in an address", async () => {
    const desk = await openTestDesk();
    const amina = await tokenFor(desk, "amina", "reviewer");
    const answer = await save(desk, amina, "usines", everything);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { name: "usines", owner: "amina", filter: everything, createdAt: new Date(noon).toISOString() },
    ]);
    expect((await ask(desk, { url: "/api/filters", headers: amina })).json()).toEqual({ filters: [answer.json()] });
    expect((await desk.register.findSavedFilter("usines"))?.filter.parties).toEqual([
      "la commune, de Guercif",
      "inconnu",
    ]);
  });

  it("are changed by whoever saved them and by admins, and read by everybody", async () => {
    const desk = await openTestDesk();
    const amina = await tokenFor(desk, "amina", "reviewer");
    const brahim = await tokenFor(desk, "brahim", "reviewer");
    const rachid = await tokenFor(desk, "rachid", "reader");
    const idir = await tokenFor(desk, "idir", "admin");
    await save(desk, amina, "usines", { type: "jobs" });
    await save(desk, amina, "ports", {});
    const change = async (headers: Record<string, string>, name: string, payload: object) =>
      (await ask(desk, { method: "PATCH", url: `/api/filters/${name}`, headers, payload })).statusCode;
    const remove = async (headers: Record<string, string>, name: string) =>
      (await ask(desk, { method: "DELETE", url: `/api/filters/${name}`, headers })).statusCode;
    expect((await save(desk, rachid, "mine", {})).statusCode).toBe(403);
    expect((await ask(desk, { url: "/api/filters", headers: rachid })).statusCode).toBe(200);
    expect(await change(brahim, "usines", { name: "fabriques" })).toBe(403);
    expect(await remove(brahim, "usines")).toBe(403);
    expect((await save(desk, brahim, "usines", {})).statusCode).toBe(409);
    expect(await change(amina, "usines", { name: "ports" })).toBe(409);
    expect(await change(amina, "usines", { name: "fabriques", filter: { type: "funds" } })).toBe(200);
    expect(await change(idir, "fabriques", { filter: { type: "jobs" } })).toBe(200);
    expect(await change(amina, "usines", { name: "x" })).toBe(404);
    expect(await remove(idir, "fabriques")).toBe(204);
    expect((await desk.register.listSavedFilters()).map(({ name }) => name)).toEqual(["ports"]);
    const audit = await desk.register.listAudit(10);
    expect(audit.map(({ who, what }) => `${who} ${what}`)).toEqual([
      "idir filter.remove",
      "idir filter.change",
      "amina filter.change",
      "amina filter.add",
      "amina filter.add",
    ]);
  });

  it("refuse names that no address and no command could tell, and filters that are none", async () => {
    const desk = await openTestDesk();
    const amina = await tokenFor(desk, "amina", "reviewer");
    for (const name of ["", "a/b", "-a", "a ", "x".repeat(65), "a\nb", "<b>", "a\u202eb"])
      expect((await save(desk, amina, name, {})).statusCode).toBe(400);
    expect((await save(desk, amina, "x", { type: "nothing" })).statusCode).toBe(400);
    for (const name of ["usines de l'Oriental".replace("'", " "), "ميناء الناظور", "v1.2_b"])
      expect((await save(desk, amina, name, {})).statusCode).toBe(201);
  });
});

async function openFilled() {
  const desk = await openTestDesk();
  await fill(desk);
  const amina = await tokenFor(desk, "amina", "reviewer");
  await save(desk, amina, "argent", { type: "funds" });
  const secret = amina.authorization.replace("Bearer ", "");
  const basic = { authorization: `Basic ${Buffer.from(`amina:${secret}`).toString("base64")}` };
  return { desk, amina, basic };
}

describe("the feed of a saved filter", () => {
  it("is Atom, for readers that know passwords alone, in the language that they ask for", async () => {
    const { desk, basic } = await openFilled();
    const answer = await ask(desk, { url: "/feeds/argent.atom?language=ar", headers: basic });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "application/atom+xml; charset=utf-8"]);
    const feed = checkAtom(answer.body);
    expect(feed["@xml:lang"]).toBe("ar");
    expect(feed.link.map((one) => one["@href"])).toEqual([
      "http://localhost:4090/feeds/argent.atom?language=ar",
      "http://localhost:4090/inbox?state=any&type=funds",
    ]);
    const links = feed.entry?.flatMap(({ link }) => link.map((one) => one["@href"]));
    const { records } = await desk.register.listRecords({ types: ["funds"] }, { by: "changed", descending: true }, 10);
    expect(records.length).toBeGreaterThan(1);
    expect(links).toEqual(
      records.flatMap(({ id, lead }) => [`http://localhost:4090/records/${id}`, lead?.url ?? "none"]),
    );
    const limited = await ask(desk, { url: "/feeds/argent.atom?limit=1", headers: basic });
    expect(checkAtom(limited.body).entry).toHaveLength(1);
  });

  it("says no more to whoever has it already, until a record changes", async () => {
    const { desk, amina, basic } = await openFilled();
    const first = await ask(desk, { url: "/feeds/argent.atom", headers: basic });
    const headers = { ...basic, "if-none-match": String(first.headers["etag"]) };
    expect((await ask(desk, { url: "/feeds/argent.atom", headers })).statusCode).toBe(304);
    const { records } = await desk.register.listRecords({ types: ["funds"] }, { by: "since", descending: true }, 1);
    const [{ id, version } = { id: "", version: 0 }] = records;
    const payload = { action: "accept", version };
    await ask(desk, { method: "POST", url: `/api/records/${id}/reviews`, headers: amina, payload });
    const again = await ask(desk, { url: "/feeds/argent.atom", headers });
    expect(again.statusCode).toBe(200);
    expect(checkAtom(again.body).entry?.[0]?.id).toEqual([`tag:sijill.invalid,2026:record:${id}`]);
    expect(checkAtom(again.body).updated).toEqual([new Date(noon).toISOString()]);
  });

  it("keeps its id when the filter is renamed, and is found by names in any script", async () => {
    const { desk, amina, basic } = await openFilled();
    const idOf = async (name: string) =>
      checkAtom((await ask(desk, { url: `/feeds/${encodeURIComponent(name)}.atom`, headers: basic })).body).id;
    const before = await idOf("argent");
    for (const name of ["ميناء الناظور", "v1.2.atom"]) {
      const { filters } = (await ask(desk, { url: "/api/filters", headers: amina })).json<{
        filters: { name: string }[];
      }>();
      const url = `/api/filters/${encodeURIComponent(filters[0]?.name ?? "")}`;
      await ask(desk, { method: "PATCH", url, headers: amina, payload: { name } });
      expect(await idOf(name)).toEqual(before);
    }
  });

  it("asks for a password where none is given, and takes one nowhere else", async () => {
    const { desk, amina, basic } = await openFilled();
    const asked = await ask(desk, { url: "/feeds/argent.atom" });
    expect([asked.statusCode, asked.headers["www-authenticate"]]).toEqual([
      401,
      'Basic realm="sijill", charset="UTF-8", Bearer realm="sijill"',
    ]);
    const wrong = { authorization: `Basic ${Buffer.from("amina:wrong").toString("base64")}` };
    for (const headers of [wrong, { authorization: "Basic %%%" }, { authorization: "Basic " }])
      expect((await ask(desk, { url: "/feeds/argent.atom", headers })).statusCode).toBe(401);
    const elsewhere = await ask(desk, { url: "/api/filters", headers: basic });
    expect([elsewhere.statusCode, elsewhere.headers["www-authenticate"]]).toEqual([401, 'Bearer realm="sijill"']);
    expect((await ask(desk, { method: "DELETE", url: "/api/filters/argent", headers: basic })).statusCode).toBe(401);
    const token = amina.authorization.replace("Bearer ", "");
    expect((await ask(desk, { url: `/feeds/argent.atom?token=${token}` })).statusCode).toBe(401);
  });
});

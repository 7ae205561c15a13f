/** Every route that the description names, tried with everything that is wrong. */
import type { InjectOptions } from "fastify";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problem } from "../../src/desk/api/fields.ts";
import { mayAs, roles } from "../../src/store/accounts.ts";
import { addUser, ask, openTestDesk, type TestDesk, tokenFor } from "./desk.ts";

const operation = z.looseObject({
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.enum(roles)))).default([]),
  parameters: z.array(z.looseObject({ in: z.string(), name: z.string() })).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional() }),
  ),
});
const description = z.looseObject({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});
type Operation = z.output<typeof operation>;

interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly name: string;
  readonly operation: Operation;
}

/** Ids of the right form that nothing has, and such as no id is. */
const ids: { readonly [path: string]: { readonly unknown: string; readonly bad: string } } = {
  "/api/records/{id}": { unknown: "r0", bad: "x%00" },
  "/api/articles/{key}": { unknown: "0".repeat(32), bad: "none" },
  "/api/rules/{id}": { unknown: "no%2Fsuch", bad: "no such" },
  "/api/users/{name}": { unknown: "nobody", bad: "-%20-" },
  "/api/filters/{name}": { unknown: "nothing", bad: "-%20-" },
  "/feeds/{name}": { unknown: "nothing", bad: "-%20-" },
  "/api/webhooks/{id}": { unknown: `w${"0".repeat(16)}`, bad: "w0" },
  "/api/tokens/{id}": { unknown: `t${"0".repeat(16)}`, bad: "t0" },
};

/** Bodies that are as they should be. */
const bodies: { readonly [name: string]: object } = {
  "POST /api/login": { name: "nobody", password: "not the right one" },
  "POST /api/records/{id}/reviews": { action: "accept", version: 1 },
  "POST /api/records/{id}/undo": { version: 1 },
  "POST /api/records/{id}/split": { version: 1, facts: ["f"] },
  "POST /api/records/{id}/join": { version: 1, other: "r1" },
  "POST /api/reviews/bulk": { filter: {}, action: "accept", preview: true },
  "POST /api/facts": {
    articleKey: "0".repeat(32),
    field: "text",
    start: 0,
    end: 3,
    type: "jobs",
    status: "planned",
    unit: "job",
    value: 3,
  },
  "PUT /api/rules/{id}/acceptance": { acceptance: null },
  "POST /api/users": { name: "someone", role: "reader", password: "twelve letters" },
  "PATCH /api/users/{name}": { role: "reader" },
  "POST /api/filters": { name: "usines", filter: { type: "jobs" } },
  "PATCH /api/filters/{name}": { name: "fabriques" },
  "POST /api/webhooks": { name: "warehouse", url: "https://hooks.example/sijill", filter: { type: "jobs" } },
  "PATCH /api/webhooks/{id}": { state: "paused" },
  "POST /api/webhooks/{id}/secret": { keepHours: null },
  "POST /api/webhooks/{id}/retry": { record: null },
  "POST /api/tokens": { label: "export", scope: "reader", days: 1 },
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

async function routesOf(desk: TestDesk): Promise<Route[]> {
  const { paths } = description.parse((await ask(desk, { url: "/api/openapi.json" })).json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([given, one]) => {
      const method = methods.find((known) => known.toLowerCase() === given);
      return method === undefined ? [] : [{ method, path, name: `${method} ${path}`, operation: one }];
    }),
  );
}

/** Files are told of in the tests of exports. */
function isFile({ operation: { responses } }: Route): boolean {
  return "text/csv" in (responses["200"]?.content ?? {});
}

function urlOf({ path }: Route, which: "unknown" | "bad"): string {
  const begin = Object.keys(ids).find((known) => path.startsWith(known));
  if (path.includes("{") && begin === undefined) throw new Error(`Say in this test what an id of ${path} is.`);
  return path.replace(/\{\w+\}/, begin === undefined ? "" : (ids[begin]?.[which] ?? ""));
}

function leastRole({ operation: { security } }: Route) {
  return security[0]?.["token"]?.[0] ?? null;
}

/** A desk with a person of each role, by the header that each sends. */
async function openWithRoles() {
  const desk = await openTestDesk();
  const reader = await tokenFor(desk, "rachid", "reader");
  const reviewer = await tokenFor(desk, "amina", "reviewer");
  const admin = await tokenFor(desk, "idir", "admin");
  return { desk, people: { reader, reviewer, admin } };
}

/** The status of an answer that must be a problem in the form of problems. */
async function refusal(desk: TestDesk, request: InjectOptions & { readonly url: string }): Promise<number> {
  const answer = await ask(desk, request);
  expect(answer.headers["content-type"], `${request.method ?? ""} ${request.url}`).toMatch(
    /^application\/problem\+json/,
  );
  const told = z.strictObject(problem.shape).parse(answer.json());
  expect(told.status).toBe(answer.statusCode);
  expect(told.detail.length).toBeGreaterThan(10);
  return answer.statusCode;
}

/** What became of each of some routes, by name. */
async function tryAll(routes: readonly Route[], attempt: (route: Route) => Promise<unknown>) {
  const results: Record<string, unknown> = {};
  for (const route of routes) results[route.name] = await attempt(route);
  return results;
}

const all = (routes: readonly Route[], result: unknown) => Object.fromEntries(routes.map(({ name }) => [name, result]));

describe("the description of the API", () => {
  it("is OpenAPI 3.1 and names every route with its role and its refusals", async () => {
    const desk = await openTestDesk();
    const answer = await ask(desk, { url: "/api/openapi.json" });
    const { openapi, info } = description.parse(answer.json());
    expect([openapi, info.title, info.version]).toEqual(["3.1.0", "Sijill", "1.2.3"]);
    const routes = await routesOf(desk);
    expect(routes.length).toBeGreaterThan(20);
    for (const { operation: one } of routes) expect(one.responses).toHaveProperty("default");
    expect(routes.filter((route) => leastRole(route) === null).map(({ name }) => name)).toEqual([
      "GET /api/openapi.json",
      "GET /api/session",
      "POST /api/login",
    ]);
    const withBody = routes.filter(({ operation: { requestBody } }) => requestBody !== undefined);
    expect(withBody.map(({ name }) => name).toSorted()).toEqual(Object.keys(bodies).toSorted());
  });
});

describe("every route", () => {
  it("wants somebody, and a role", async () => {
    const { desk, people } = await openWithRoles();
    const guarded = (await routesOf(desk)).filter((route) => leastRole(route) !== null);
    const asked = (headers: Record<string, string>) => (route: Route) =>
      refusal(desk, { method: route.method, url: urlOf(route, "unknown"), headers });
    expect(await tryAll(guarded, asked({}))).toEqual(all(guarded, 401));
    expect(await tryAll(guarded, asked({ authorization: "Bearer made-up" }))).toEqual(all(guarded, 401));
    const read = guarded.filter(({ method }) => method === "GET");
    const headed = async (route: Route) =>
      (await ask(desk, { method: "HEAD", url: urlOf(route, "unknown") })).statusCode;
    expect(await tryAll(read, headed)).toEqual(all(read, 401));
    for (const role of ["reader", "reviewer"] as const) {
      const above = guarded.filter((route) => !mayAs(role, leastRole(route) ?? "reader"));
      expect(above.length).toBeGreaterThan(3);
      expect(await tryAll(above, asked(people[role]))).toEqual(all(above, 403));
    }
  });

  it("refuses ids that are none with 400, and those that nothing has with 404", async () => {
    const { desk, people } = await openWithRoles();
    const routes = (await routesOf(desk)).filter(({ path }) => path.includes("{"));
    expect(routes.length).toBeGreaterThan(8);
    const asked = (which: "unknown" | "bad") => (route: Route) => {
      const payload = bodies[route.name];
      const request = { method: route.method, url: urlOf(route, which), headers: people.admin };
      return refusal(desk, payload === undefined ? request : { ...request, payload });
    };
    expect(await tryAll(routes, asked("bad"))).toEqual(all(routes, 400));
    expect(await tryAll(routes, asked("unknown"))).toEqual(all(routes, 404));
  });

  it("refuses bodies that are malformed, of another type, too large, or say something else", async () => {
    const { desk, people } = await openWithRoles();
    const routes = (await routesOf(desk)).filter(({ operation: { requestBody } }) => requestBody !== undefined);
    const json = { ...people.admin, "content-type": "application/json" };
    const sent = (payload: string, headers: Record<string, string>) => (route: Route) =>
      refusal(desk, { method: route.method, url: urlOf(route, "unknown"), payload, headers });
    for (const payload of ["{", "", "null", "[]", "7", '"text"', "{}", '{"__proto__":{"role":"admin"}}'])
      expect(await tryAll(routes, sent(payload, json))).toEqual(all(routes, 400));
    const deep = `${'{"filter":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    expect(await tryAll(routes, sent(deep, json))).toEqual(all(routes, 400));
    const strange = (route: Route) => sent(JSON.stringify({ ...bodies[route.name], strange: 1 }), json)(route);
    expect(await tryAll(routes, strange)).toEqual(all(routes, 400));
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
      expect(await tryAll(routes, sent("{}", { ...json, "content-type": type }))).toEqual(all(routes, 415));
    const large = JSON.stringify({ name: "x".repeat(300_000) });
    expect(await tryAll(routes, sent(large, json))).toEqual(all(routes, 413));
  });

  it("refuses questions that it does not know", async () => {
    const { desk, people } = await openWithRoles();
    const routes = (await routesOf(desk)).filter(({ operation: { parameters } }) =>
      parameters.some((one) => one.in === "query"),
    );
    expect(routes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/api/records", "/api/records/counts", "/api/overview", "/api/audit"]),
    );
    const asked = (query: string) => (route: Route) =>
      refusal(desk, { url: `${route.path}?${query}`, headers: people.admin });
    for (const query of [
      "strange=1",
      "limit=x&by=x&leastConfidence=x",
      `q=${"x".repeat(5000)}&by=${"x".repeat(5000)}&limit=0`,
    ])
      expect(await tryAll(routes, asked(query))).toEqual(all(routes, 400));
  });

  it("answers what its description says", async () => {
    const { desk, people } = await openWithRoles();
    const routes = (await routesOf(desk)).filter(
      (route) => route.method === "GET" && !route.path.includes("{") && !isFile(route),
    );
    const told = await tryAll(routes, async ({ path, operation: { responses } }) => {
      const answer = await ask(desk, { url: path, headers: people.admin });
      const schema = z.fromJSONSchema(responses["200"]?.content?.["application/json"]?.schema ?? false);
      return [answer.statusCode, answer.headers["content-type"], schema.safeParse(answer.json()).error];
    });
    expect(told).toEqual(all(routes, [200, "application/json; charset=utf-8", undefined]));
  });

  it("answers by other methods with those that it knows", async () => {
    const { desk, people } = await openWithRoles();
    const routes = await routesOf(desk);
    const tried = await tryAll(routes, async (route) => {
      const url = urlOf(route, "unknown");
      const answer = await ask(desk, { method: "OPTIONS", url, headers: people.admin });
      return [answer.statusCode, String(answer.headers["allow"]).split(", ").includes(route.method)];
    });
    expect(tried).toEqual(all(routes, [405, true]));
    expect(await refusal(desk, { url: "/api/nothing", headers: people.admin })).toBe(404);
    expect(await refusal(desk, { url: "/api/%E0%A4%A", headers: people.admin })).toBe(400);
    expect(
      await refusal(desk, { url: `/api/records/r${"0".repeat(5000)}`, headers: people.admin }),
    ).toBeGreaterThanOrEqual(400);
  });

  it("marks its answers, and says no more to whoever has one already", async () => {
    const { desk, people } = await openWithRoles();
    const first = await ask(desk, { url: "/api/names", headers: people.reader });
    const etag = String(first.headers["etag"]);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask(desk, { url: "/api/names", headers: { ...people.reader, "if-none-match": known } });
      expect([again.statusCode, again.body]).toEqual([304, ""]);
    }
    const before = await ask(desk, { url: "/api/users", headers: people.admin });
    await addUser(desk, "new", "reader");
    const headers = { ...people.admin, "if-none-match": String(before.headers["etag"]) };
    expect((await ask(desk, { url: "/api/users", headers })).statusCode).toBe(200);
  });
});

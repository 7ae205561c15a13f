/**
 * Stands in for the desk's server where a test needs what the real one shows but rarely: another reviewer who is faster, a failure, a script in an article.
 * Pages are served with the policy of the real one.
 */
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { RecordDetailAnswer } from "../../../../src/desk/api/records.ts";
import { audit, counts, names, overview, ruleDetail, rules, sources, statistics, undertakings } from "./answers.ts";
import { StandInRegister } from "./register.ts";

export interface StandIn {
  readonly address: string;
  readonly register: StandInRegister;
  /** Answers the next changes with this status instead of doing them. */
  refuse: number | null;
  /** Milliseconds before a record is told. */
  delay: number;
  close(): Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

type Query = Record<string, string | undefined>;
type Params = { id: string };

const among = (list: string | undefined, values: readonly string[]): boolean =>
  list === undefined || list.split(",").some((one) => values.includes(one));

function fits(record: RecordDetailAnswer, query: Query): boolean {
  return (
    among(query["state"], [record.state]) &&
    among(query["type"], [record.type]) &&
    among(query["status"], [record.status]) &&
    among(query["sector"], record.sectors) &&
    among(query["region"], record.regions) &&
    among(query["language"], record.languages) &&
    among(
      query["course"],
      record.course.map(({ is }) => is),
    ) &&
    record.confidence >= Number(query["leastConfidence"] ?? 0) &&
    (query["q"] === undefined || (record.lead?.title ?? "").toLowerCase().includes(query["q"].toLowerCase()))
  );
}

/** @param more how many records there are besides those of the five articles */
export async function openStandIn(pages: string, more = 60): Promise<StandIn> {
  const register = new StandInRegister(more);
  const app = Fastify({ forceCloseConnections: true });
  app.addHook("onSend", async (_, reply) => {
    reply.header("content-security-policy", policy);
  });
  const standIn: StandIn = { address: "", register, refuse: null, delay: 0, close: () => app.close() };
  addReading(app, standIn);
  addChanging(app, standIn);
  await app.register(fastifyStatic, { root: pages, wildcard: false, index: false });
  app.get("/*", (_, reply) => reply.sendFile("index.html"));
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return Object.assign(standIn, { address });
}

function addReading(app: FastifyInstance, standIn: StandIn): void {
  const { register } = standIn;
  const user = { name: "local", role: "admin" };
  app.get("/api/session", () => ({ user, loginNeeded: false, csrf: "made", version: "0.0.0" }));
  app.get("/api/names", names);
  app.get("/api/statistics", () => statistics(register));
  app.get("/api/sources", () => sources);
  app.get("/api/rules", () => rules);
  app.get("/api/rules/:id", () => ruleDetail(register));
  app.get("/api/users", () => ({ users: [] }));
  app.get("/api/audit", () => audit);
  app.get("/api/tokens", () => ({ tokens: [] }));
  app.get<{ Querystring: Query }>("/api/overview", ({ query }) => overview(register, query["by"]));
  const found = (query: Query): RecordDetailAnswer[] => {
    const records = [...register.records.values()].filter((record) => fits(record, query));
    if (query["sort"] === "confidence") records.sort((one, other) => one.confidence - other.confidence);
    if (query["sort"] === "-confidence") records.sort((one, other) => other.confidence - one.confidence);
    return records;
  };
  app.get<{ Querystring: Query }>("/api/records", ({ query }) => {
    const [from, limit] = [Number(query["after"] ?? 0), Number(query["limit"] ?? 50)];
    const all = found(query);
    return { records: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null };
  });
  app.get<{ Querystring: Query }>("/api/records/counts", ({ query }) => counts(found(query)));
  app.get<{ Querystring: Query }>("/api/undertakings", ({ query }) => ({
    undertakings: undertakings(found({ ...query, course: "result" })),
    next: null,
  }));
  app.get<{ Params: Params }>("/api/records/:id", async ({ params }, reply) => {
    if (standIn.delay > 0) await new Promise((resolve) => setTimeout(resolve, standIn.delay));
    return register.records.get(params.id) ?? missing(reply);
  });
  app.get<{ Params: Params }>(
    "/api/articles/:id",
    ({ params }, reply) => register.articles.get(params.id) ?? missing(reply),
  );
}

const problem = (status: number, more: object = {}) => ({
  type: "about:blank",
  title: "no",
  status,
  detail: "made refusal",
  code: "made",
  ...more,
});
const missing = (reply: FastifyReply) => reply.code(404).send(problem(404));

function addChanging(app: FastifyInstance, standIn: StandIn): void {
  const { register } = standIn;
  app.addHook("preHandler", async (request, reply) => {
    if (request.method === "GET") return;
    const status = request.headers["x-csrf-token"] === "made" ? standIn.refuse : 403;
    if (status !== null) await reply.code(status).send(problem(status));
  });
  const orStale = (id: string, record: RecordDetailAnswer | null, reply: FastifyReply) =>
    record ?? reply.code(409).send(problem(409, { current: register.records.get(id) }));
  type Change = {
    Params: Params;
    Body: { version: number; action: "accept"; why?: string | null; amend?: Record<string, unknown> };
  };
  app.post<Change>("/api/records/:id/reviews", ({ params: { id }, body }, reply) => {
    const { version, action, why = null, amend } = body;
    return orStale(id, register.decide(id, version, "local", { action, why, amend }), reply);
  });
  app.post<Change>("/api/records/:id/undo", ({ params: { id }, body }, reply) =>
    orStale(id, register.undo(id, body.version, "local"), reply),
  );
  app.post<{ Body: { filter: Query; action: "accept"; preview: boolean } }>("/api/reviews/bulk", ({ body }) => {
    const records = [...register.records.values()].filter(
      (record) => record.state === "pending" && fits(record, body.filter),
    );
    if (!body.preview)
      for (const { id, version } of records) register.decide(id, version, "local", { action: body.action, why: null });
    return { records: records.length, sample: body.preview ? records.slice(0, 20) : [] };
  });
  app.post("/api/facts", ({ body }, reply) => {
    register.added.push(body);
    return reply.code(201).send({});
  });
}

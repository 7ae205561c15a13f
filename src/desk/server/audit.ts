import type { FastifyRequest } from "fastify";
import type { AuditEntry } from "../../store/accounts.ts";
import type { App, Desk } from "./app.ts";

/** Never noted, whatever else a request says: who knows the address of a receiver may be able to write to it. */
const secrets: ReadonlySet<string> = new Set(["password", "url"]);
/** Longer texts are cut: the audit tells what was done, the history of a record what was said. */
const longest = 200;

/** Notes every change that was made: who made it, what it was and what about. A route cannot forget it. */
export function auditChanges(app: App, { register, now }: Desk): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const { access } = request.routeOptions.config;
    if (access?.changes === undefined || reply.statusCode >= 400 || isPreview(request)) return payload;
    const entry = {
      at: now(),
      who: request.person?.name ?? "nobody",
      what: access.changes,
      detail: { ...plain(request.params), ...plain(request.body) },
    };
    await register.noteAudit(entry);
    return payload;
  });
}

function isPreview({ body }: FastifyRequest): boolean {
  return typeof body === "object" && body !== null && "preview" in body && body.preview === true;
}

/** The fields that hold one thing each; lists and the like by what they come to as text. */
function plain(fields: unknown): AuditEntry["detail"] {
  const entries = Object.entries(fields ?? {}).filter(([name, value]) => !secrets.has(name) && value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => {
      if (value === null || typeof value === "number" || typeof value === "boolean") return [name, value];
      return [name, (typeof value === "string" ? value : JSON.stringify(value)).slice(0, longest)];
    }),
  );
}

import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { SijillError } from "../../errors.ts";
import type { Problem } from "../api/fields.ts";
import type { App, DeskOptions } from "./app.ts";
import { methodsAt, type Paths } from "./paths.ts";
import { problemOf, Refusal } from "./refusal.ts";

/** Answers everything that goes wrong as `application/problem+json`; what nobody expected is told to `trouble` and to nobody else. */
export function answerErrors(app: App, paths: Paths, { trouble }: Pick<DeskOptions, "trouble">): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemIn(error, request);
    if (problem.status >= 500) trouble(`${request.method} ${request.url.slice(0, 200)} could not be answered`, error);
    if (problem.status === 401) reply.header("www-authenticate", challengesOf(request));
    if (problem.status === 503) reply.header("retry-after", "2");
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(paths, request.url);
    if (methods.length === 0) return sendProblem(reply, problemOf(404, "There is nothing under this address."));
    reply.header("allow", methods.join(", "));
    return sendProblem(reply, problemOf(405, `${request.method} is not understood here, but ${methods.join(", ")}.`));
  });
}

/** Browsers ask people for a password where Basic is offered; the desk's own pages ask by themselves. */
function challengesOf({ routeOptions }: FastifyRequest): string {
  const bearer = 'Bearer realm="sijill"';
  return routeOptions.config.access?.basic === true ? `Basic realm="sijill", charset="UTF-8", ${bearer}` : bearer;
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // As text, so that no route's own schema has a say in it.
  return reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/** What is told of anything thrown. */
export function problemIn(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Refusal) return problemOf(error.status, error.message, error.more);
  if (error instanceof SijillError) return problemOfSijill(error, request);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: `${error.validationContext ?? ""}${instancePath}`,
      message: message ?? "",
    }));
    return problemOf(400, `The request is not as it should be: ${told(issues)}.`, { issues });
  }
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : 500;
  if (error instanceof Error && typeof status === "number" && status >= 400 && status < 500) {
    return problemOf(status, error.message);
  }
  return problemOf(500, "Something went wrong here. The log says what.");
}

/** What whoever asks can mend. */
const asked: ReadonlySet<string> = new Set(["wrong-use", "bad-data", "bad-address", "address-forbidden"]);

function problemOfSijill(error: SijillError, { method }: FastifyRequest): Problem {
  const { code, message, remedy, reasons } = error;
  // A question that makes no sense is malformed; a change that cannot be made was understood.
  if (asked.has(code)) return problemOf(method === "GET" ? 400 : 422, message, { code, reasons });
  // Whoever follows what changes has followed another register until now, and begins anew.
  if (code === "unknown-change") return problemOf(410, message, { code });
  if (remedy === "later" || remedy === "again") return problemOf(503, message, { code });
  return problemOf(500, "The register cannot be used. The log says why.", { code });
}

function told(issues: readonly { readonly path: string; readonly message: string }[]): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => `${path}: ${message}`)
    .join("; ");
}

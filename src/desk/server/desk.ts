/** The review desk's server: the API over a register, and the pages that use it. */
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Register } from "../../store/register.ts";
import type { App, Desk, DeskOptions } from "./app.ts";
import { auditChanges } from "./audit.ts";
import { answerErrors, problemIn, sendProblem } from "./errors.ts";
import { markAnswers } from "./etags.ts";
import { checkHosts } from "./hosts.ts";
import { describeRoutes } from "./openapi.ts";
import { notePaths } from "./paths.ts";
import { guard } from "./people.ts";
import { addAccountRoutes } from "./routes/accounts.ts";
import { addArticleRoutes } from "./routes/articles.ts";
import { addChangeRoutes } from "./routes/changes.ts";
import { addExportRoutes } from "./routes/export.ts";
import { addFeedRoutes } from "./routes/feeds.ts";
import { addFilterRoutes } from "./routes/filters.ts";
import { addOverviewRoutes } from "./routes/overview.ts";
import { addRecordRoutes } from "./routes/records.ts";
import { addReviewRoutes } from "./routes/reviews.ts";
import { addRuleRoutes } from "./routes/rules.ts";
import { addSessionRoutes } from "./routes/session.ts";
import { addSourceRoutes } from "./routes/sources.ts";
import { addUndertakingRoutes } from "./routes/undertakings.ts";
import { addWebhookRoutes } from "./routes/webhooks.ts";
import { servePages } from "./web.ts";

const routes: readonly ((app: App, desk: Desk) => void)[] = [
  addSessionRoutes,
  addRecordRoutes,
  addUndertakingRoutes,
  addReviewRoutes,
  addChangeRoutes,
  addArticleRoutes,
  addOverviewRoutes,
  addSourceRoutes,
  addRuleRoutes,
  addFilterRoutes,
  addFeedRoutes,
  addExportRoutes,
  addWebhookRoutes,
  addAccountRoutes,
];

/** Bytes of a request's body: a correction with all its fields at their bounds has room in it. */
const mostBody = 256 * 1024;
/** Milliseconds that a request may take to come in. */
const patience = 15_000;

/**
 * Makes the server; it listens to nobody yet. It keeps nothing of its own but what it can forget: everything is in the register.
 * @param register stays the caller's to close
 */
export async function openDesk(register: Register, options: DeskOptions): Promise<App> {
  const desk: Desk = { ...options, register, now: () => new Date(options.clock.now()).toISOString() };
  const app: App = Fastify({
    bodyLimit: mostBody,
    requestTimeout: patience,
    forceCloseConnections: true,
    // Addresses of clients are believed from a proxy on this machine alone.
    trustProxy: "loopback",
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => void sendProblem(reply, problemIn(error, request)),
  });
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  // A form of another site can send text without asking first, and JSON never.
  app.removeContentTypeParser("text/plain");
  const paths = notePaths(app);
  answerErrors(app, paths, options);
  await app.register(helmet, headers);
  checkHosts(app, options);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  guard(app, desk);
  // The last to see an answer marks it.
  auditChanges(app, desk);
  markAnswers(app);
  await describeRoutes(app, options);
  for (const addRoutes of routes) addRoutes(app, desk);
  await servePages(app, options);
  return app;
}

/** Nothing is run, shown or asked for that is not the desk's own. */
const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  frameguard: { action: "deny" },
  referrerPolicy: { policy: "no-referrer" },
} as const;

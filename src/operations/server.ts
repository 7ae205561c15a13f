import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SijillError } from "../errors.ts";
import type { Metrics } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";

export interface OperationsServerOptions {
  /** Name or address of the interface that it listens on. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly metrics: Pick<Metrics, "write">;
  readonly readiness: () => Promise<Readiness>;
  /** Told of what went wrong while it answered. */
  readonly trouble: (message: string, error: unknown) => void;
}

export interface OperationsServer {
  /** Where it answers: `http://127.0.0.1:9464`. */
  readonly origin: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Whoever asks has so many milliseconds to do so, and so many may at a time: a few monitors and nobody else. */
const patience = 5_000;
const mostConnections = 64;

/**
 * Answers `/metrics`, `/healthz` (the process runs and its event loop turns) and `/readyz` (what it needs answers too).
 * @throws SijillError "bad-setting" where it cannot listen
 */
export async function openOperationsServer(options: OperationsServerOptions): Promise<OperationsServer> {
  const { host, port, trouble } = options;
  const server = createServer({ requestTimeout: patience, headersTimeout: patience, maxHeaderSize: 8_192 });
  server.maxConnections = mostConnections;
  server.on("request", (request, response) => {
    answer(request, options)
      .catch((error: unknown): Answer => {
        trouble("a question about the process could not be answered", error);
        return asJson(500, { status: "error" });
      })
      .then((given) => send(request, response, given))
      .catch((error: unknown) => trouble("an answer could not be sent", error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(cannotListen(host, port, cause)));
    server.listen(port, host, resolve);
  });
  server.on("error", (error) => trouble("the server for metrics has trouble", error));
  const bound = server.address();
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    origin: `http://${name}:${typeof bound === "object" && bound !== null ? bound.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, { metrics, readiness }: OperationsServerOptions): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return asJson(405, { status: "only GET and HEAD" });
  switch (request.url?.split("?", 1)[0]) {
    case "/metrics":
      return { status: 200, ...(await metrics.write()) };
    case "/healthz":
      return asJson(200, { status: "ok" });
    case "/readyz": {
      const found = await readiness();
      return asJson(found.ready ? 200 : 503, found);
    }
    default:
      return asJson(404, { status: "ask for /metrics, /healthz or /readyz" });
  }
}

function asJson(status: number, value: unknown): Answer {
  return { status, type: "application/json; charset=utf-8", body: `${JSON.stringify(value)}\n` };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(status === 405 && { allow: "GET, HEAD" }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
  // A body that nobody wants must not keep the connection busy.
  request.resume();
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): SijillError {
  const why = cause.code === "EADDRINUSE" ? "another program listens there" : (cause.code ?? cause.message);
  return new SijillError(
    "bad-setting",
    `metrics cannot be served on ${host} port ${port} (${why}); set SIJILL_METRICS_PORT and SIJILL_METRICS_HOST to what is free`,
    { cause },
  );
}

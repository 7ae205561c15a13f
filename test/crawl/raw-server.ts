import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A server below HTTP, so that it can break every rule of it, for the length of one test. */
export interface RawServer {
  readonly host: string;
  readonly origin: string;
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
}

/** What a server does with a connection once the head of a request has come. */
export type RawAnswer = (socket: Socket, path: string) => void;

/** @param answer to everything but robots.txt, which is not there */
export async function serveRaw(answer: RawAnswer): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The other side may leave at any moment.
    socket.on("error", () => undefined);
    socket.on("data", (request) => {
      const path = request.toString("latin1").split(" ", 2)[1] ?? "";
      if (path === "/robots.txt") socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
      else answer(socket, path);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  const bound = server.address();
  const host = `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  return { host, origin: `http://${host}`, sockets };
}

/** The head of an answer. */
export function head(status: string, headers: { readonly [name: string]: string | number } = {}): string {
  const lines = Object.entries({ "content-type": "text/html", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, "", ""].join("\r\n");
}

/** Writes the same bytes for as long as the other side takes them. */
export function pour(socket: Socket, bytes: string | Buffer): void {
  const pump = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", pump);
  pump();
}

/** Writes the same bytes every few milliseconds. */
export function drip(socket: Socket, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), 10);
  socket.on("close", () => clearInterval(timer));
}

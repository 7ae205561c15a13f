import type { buildConnector } from "undici";

/** Connections that are kept open between requests, which their servers may close at any moment. */
export interface Connections {
  /** Connects as it always did, and notes that it did. */
  readonly connect: buildConnector.connector;
  /**
   * Makes a request. Where it went over a connection that was open already and is closed before an answer has begun, as by a server
   * that has just had enough of waiting, it is made once more, over a new one (RFC 9112, 9.3.1). What fails over a new connection fails.
   */
  ask<T>(url: URL, request: () => Promise<T>): Promise<T>;
}

type Place = Pick<buildConnector.Options, "protocol" | "hostname" | "port">;

/** A request that is waiting for its answer. */
interface Asking {
  readonly place: string;
  isOnNewConnection: boolean;
}

export function watchConnections(connect: buildConnector.connector): Connections {
  const asking = new Set<Asking>();
  return {
    connect(options, callback) {
      for (const one of asking) if (one.place === nameOf(options)) one.isOnNewConnection = true;
      connect(options, callback);
    },
    async ask(url, request) {
      const one: Asking = { place: nameOf(url), isOnNewConnection: false };
      asking.add(one);
      try {
        return await request();
      } catch (error) {
        if (one.isOnNewConnection || !wasClosed(error)) throw error;
      } finally {
        asking.delete(one);
      }
      return await request();
    },
  };
}

function nameOf({ protocol, hostname, port }: Place): string {
  return `${protocol}//${hostname}:${port}`;
}

/** As undici and sockets tell that the other side is gone. */
const closings: ReadonlySet<unknown> = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

function wasClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && closings.has(error.code);
}

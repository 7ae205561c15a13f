import { isIP } from "node:net";
import { buildConnector } from "undici";
import { SijillError } from "../errors.ts";
import { readAllowed } from "./allowed.ts";
import { isPublic } from "./networks.ts";

/** Decides which addresses may be visited at all, so that no page can send the crawl into somebody's own network. */
export interface Guard {
  /**
   * Refuses what can be told from the address alone.
   * @throws SijillError "bad-address", "address-forbidden"
   */
  check(url: URL): void;
  /** Connects, then refuses a host whose name led to a forbidden network, before anything is sent to it. */
  readonly connect: buildConnector.connector;
}

/**
 * @param list hosts that may be visited wherever they lie, see `readAllowed`
 * @param connectSeconds how long a connection may take to come about
 * @throws SijillError "bad-setting" for an entry of the list that is no host
 */
export function createGuard(list: readonly string[], connectSeconds: number): Guard {
  const allowed = readAllowed(list);
  const open = buildConnector({ timeout: connectSeconds * 1000 });

  return {
    check(url) {
      if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new SijillError(
          "bad-address",
          `${url.href} is no web address; give one that begins with http:// or https://`,
        );
      }
      if (url.username !== "" || url.password !== "") {
        throw new SijillError(
          "bad-address",
          `the address of ${url.host} carries a user name or password; leave them out`,
        );
      }
      const host = url.hostname.replace(/^\[|\]$/g, "");
      const port = portOf(url.protocol, url.port);
      if (allowed.hasHost(host, port)) return;
      if (isIP(host) !== 0 && !isPublic(host)) throw forbidden(url.host, "it is not on the open internet");
      if (port !== "80" && port !== "443" && Number(port) < 1024) {
        throw forbidden(url.host, `port ${port} is not one that web pages are served on`);
      }
    },

    connect(options, callback) {
      open(options, (...result) => {
        const [error, socket] = result;
        const port = portOf(options.protocol, options.port);
        const ip = error === null ? (socket.remoteAddress ?? "") : "";
        if (error !== null || isPublic(ip) || allowed.hasIp(ip, port) || allowed.hasHost(options.hostname, port)) {
          callback(...result);
          return;
        }
        socket.destroy();
        callback(forbidden(options.hostname, `it leads to ${ip}, which is not on the open internet`), null);
      });
    },
  };
}

function portOf(protocol: string, port: string): string {
  if (port !== "") return port;
  return protocol === "https:" ? "443" : "80";
}

function forbidden(host: string, reason: string): SijillError {
  return new SijillError(
    "address-forbidden",
    `${host} may not be visited: ${reason}; allow the host in the settings if it should be`,
  );
}

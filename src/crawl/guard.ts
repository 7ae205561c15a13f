import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { SijillError } from "../errors.ts";
import { type Allowed, readAllowed } from "./allowed.ts";
import { isPublic } from "./networks.ts";

/** Longer addresses are no page's; servers refuse most of them as well. */
const longestAddress = 4_000;

/** Decides which addresses may be visited at all, so that no page can send the crawl into somebody's own network. */
export interface Guard {
  /**
   * Refuses what can be told from the address alone.
   * @throws SijillError "bad-address", "address-forbidden"
   */
  check(url: URL): void;
  /**
   * Connects to a host by those of its IP addresses that may be visited, and looks at the one it is connected to before
   * anything is sent, a TLS handshake included. What a name led to a moment ago does not count.
   */
  readonly connect: buildConnector.connector;
}

/**
 * @param list hosts that may be visited wherever they lie, see `readAllowed`
 * @param connectSeconds how long a connection may take to come about
 * @param lookup how names become IP addresses
 * @throws SijillError "bad-setting" for an entry of the list that is no host
 */
export function createGuard(
  list: readonly string[],
  connectSeconds: number,
  lookup: LookupFunction = systemLookup,
): Guard {
  const allowed = readAllowed(list);
  const timeout = connectSeconds * 1000;
  const openTls = buildConnector({ timeout });

  return {
    check(url) {
      if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new SijillError(
          "bad-address",
          `${url.href.slice(0, 200)} is no web address; give one that begins with http:// or https://`,
        );
      }
      if (url.href.length > longestAddress) {
        throw new SijillError("bad-address", `the address on ${url.host} is too long for a page; give it up`);
      }
      if (url.username !== "" || url.password !== "") {
        throw new SijillError(
          "bad-address",
          `the address of ${url.host} carries a user name or password; leave them out`,
        );
      }
      const host = bareName(url.hostname);
      const port = portOf(url.protocol, url.port);
      if (allowed.hasHost(host, port)) return;
      const ips = isIP(host) === 0 ? loopbackIps(host) : [host];
      if (ips.length > 0 && !ips.some((ip) => isPublic(ip) || allowed.hasIp(ip, port)))
        throw forbidden(url.host, "it is not on the open internet");
      if (port !== "80" && port !== "443" && Number(port) < 1024) {
        throw forbidden(url.host, `port ${port} is not one that web pages are served on`);
      }
    },

    connect(options, callback) {
      const place = { host: bareName(options.hostname), port: portOf(options.protocol, options.port) };
      if (isIP(place.host) !== 0 && !mayReach(allowed, place, place.host)) {
        callback(leadsTo(place.host, [place.host]), null);
        return;
      }
      const open = buildConnector({ timeout, lookup: filtered(lookup, allowed, place) });
      open({ ...options, port: place.port, protocol: "http:" }, (...opened) => {
        const [error, socket] = opened;
        if (error !== null) {
          callback(error, null);
          return;
        }
        const ip = socket.remoteAddress ?? "";
        if (!mayReach(allowed, place, ip)) {
          socket.destroy();
          callback(leadsTo(place.host, [ip]), null);
        } else if (options.protocol === "https:") {
          openTls({ ...options, httpSocket: socket }, (...secured) => {
            if (secured[0] !== null) socket.destroy();
            callback(...secured);
          });
        } else {
          callback(null, socket);
        }
      });
    },
  };
}

/** Where a connection is wanted to. */
interface Place {
  readonly host: string;
  readonly port: string;
}

function mayReach(allowed: Allowed, { host, port }: Place, ip: string): boolean {
  return isPublic(ip) || allowed.hasIp(ip, port) || allowed.hasHost(host, port);
}

/** A lookup that knows only the IP addresses that may be visited, so that no connection to another is ever opened. */
function filtered(lookup: LookupFunction, allowed: Allowed, place: Place): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const open = addresses.filter(({ address }) => mayReach(allowed, place, address));
      const [first] = open;
      if (error !== null) done(error, []);
      else if (first === undefined)
        done(
          leadsTo(
            place.host,
            addresses.map(({ address }) => address),
          ),
          [],
        );
      else if (options.all === true) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}

/** What a name must lead to by its meaning (RFC 6761, section 6.3), whatever a name server says of it. */
function loopbackIps(name: string): readonly string[] {
  return name === "localhost" || name.endsWith(".localhost") ? ["127.0.0.1", "::1"] : [];
}

/** A host without the brackets of IPv6 and the dot that ends a full name. */
function bareName(host: string): string {
  return host.replace(/^\[|\]$/g, "").replace(/\.{1,9}$/, "");
}

function portOf(protocol: string, port: string): string {
  if (port !== "") return port;
  return protocol === "https:" ? "443" : "80";
}

function leadsTo(host: string, ips: readonly string[]): SijillError {
  const where = ips.length === 0 ? "nowhere" : ips.slice(0, 3).join(", ");
  return forbidden(host, `it leads to ${where}, which is not on the open internet`);
}

function forbidden(host: string, reason: string): SijillError {
  return new SijillError(
    "address-forbidden",
    `${host} may not be visited: ${reason}; allow the host in the settings if it should be`,
  );
}

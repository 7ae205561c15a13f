import { domainToASCII } from "node:url";
import ipaddr from "ipaddr.js";
import { SijillError } from "../errors.ts";

/** Hosts that may be visited although they are not on the open internet. */
export interface Allowed {
  /** Whether the host is listed by the name or IP address that stands in an address. */
  hasHost(host: string, port: string): boolean;
  /** Whether an IP address is listed, alone or by its range. */
  hasIp(ip: string, port: string): boolean;
}

interface Entry {
  readonly name: string;
  readonly range: [ipaddr.IPv4 | ipaddr.IPv6, number] | null;
  /** Null for any port. */
  readonly port: string | null;
}

/**
 * @param list names, IP addresses or ranges, each with a port or without: `intranet.example`, `127.0.0.1:8080`, `[::1]:8080`, `10.0.0.0/8`
 * @throws SijillError "bad-setting" for anything else
 */
export function readAllowed(list: readonly string[]): Allowed {
  const entries = list.map(readEntry);
  const hasIp = (ip: string, port: string) => {
    if (!ipaddr.isValid(ip)) return false;
    const address = ipaddr.process(ip);
    return entries.some((entry) => suits(entry, port) && contains(entry.range, address));
  };
  return {
    hasHost: (host, port) => hasIp(host, port) || entries.some((entry) => entry.name === host && suits(entry, port)),
    hasIp,
  };
}

function contains(range: Entry["range"], address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return range !== null && range[0].kind() === address.kind() && address.match(range);
}

function suits(entry: Entry, port: string): boolean {
  return entry.port === null || entry.port === port;
}

function readEntry(text: string): Entry {
  // An IPv6 address has a port only behind brackets.
  const match = /^(?:\[(?<six>[^\]]+)\]|(?<other>[^:]+))(?::(?<port>\d{1,5}))?$/.exec(text);
  const host = match?.groups?.["six"] ?? match?.groups?.["other"] ?? text;
  const port = match?.groups?.["port"] ?? null;
  if (host.includes("/")) {
    if (!ipaddr.isValidCIDR(host)) throw notAHost(text);
    return { name: host, range: ipaddr.parseCIDR(host), port };
  }
  if (ipaddr.isValid(host)) {
    const ip = ipaddr.process(host);
    return { name: host, range: [ip, ip.kind() === "ipv4" ? 32 : 128], port };
  }
  const name = domainToASCII(host);
  if (name === "") throw notAHost(text);
  return { name, range: null, port };
}

function notAHost(text: string): SijillError {
  return new SijillError(
    "bad-setting",
    `"${text}" is no host to allow; write a name, an IP address or a range like 10.0.0.0/8`,
  );
}

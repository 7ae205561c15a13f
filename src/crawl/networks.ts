import ipaddr from "ipaddr.js";

/** Prefixes whose last 32 bits are an IPv4 address: compatible (RFC 4291, deprecated) and NAT64 (RFC 6052). */
const carriersOfIPv4 = ["::/96", "64:ff9b::/96"].map((prefix) => ipaddr.IPv6.parseCIDR(prefix));

/** Global unicast (RFC 4291, section 2.4): the only part of IPv6 that has ever been given out. */
const givenOut = ipaddr.IPv6.parseCIDR("2000::/3");

/** Azure's host services answer on this one, which no special range covers. */
const hostServices: ReadonlySet<string> = new Set(["168.63.129.16"]);

/**
 * Whether an IP address belongs to the open internet: not loopback, private, link-local (where clouds keep their metadata),
 * unique-local, carrier-grade NAT, multicast, unspecified or reserved. The ranges are those of the IANA special-purpose
 * address registries, as ipaddr.js has them. What is no IP address is not public.
 */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  // An IPv4 address written as IPv6 (::ffff:127.0.0.1) comes back as what it is.
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv6 && carriersOfIPv4.some(([network, bits]) => address.match(network, bits))) {
    return isPublic(address.toByteArray().slice(-4).join("."));
  }
  if (address instanceof ipaddr.IPv6 && !address.match(givenOut)) return false;
  return address.range() === "unicast" && !hostServices.has(address.toString());
}

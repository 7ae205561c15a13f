import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAllowed } from "../../src/crawl/allowed.ts";
import { isPublic } from "../../src/crawl/networks.ts";

test.each([
  ["loopback", "127.0.0.1"],
  ["loopback", "127.255.255.254"],
  ["loopback", "::1"],
  ["private", "10.1.2.3"],
  ["private", "172.31.0.1"],
  ["private", "192.168.1.1"],
  ["link-local, where clouds keep metadata", "169.254.169.254"],
  ["link-local", "fe80::1%eth0"],
  ["unique-local", "fd00:ec2::254"],
  ["carrier-grade NAT", "100.100.100.200"],
  ["multicast", "224.0.0.1"],
  ["multicast", "ff02::1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "0.0.0.0"],
  ["unspecified", "::"],
  ["reserved", "192.0.0.192"],
  ["host services", "168.63.129.16"],
  ["IPv4 mapped into IPv6", "::ffff:127.0.0.1"],
  ["IPv4 mapped, in hexadecimal", "::ffff:a9fe:a9fe"],
  ["IPv4 compatible", "::127.0.0.1"],
  ["NAT64", "64:ff9b::10.0.0.1"],
  ["NAT64", "64:ff9b::7f00:1"],
  ["NAT64 of a network's own", "64:ff9b:1::7f00:1"],
  ["6to4", "2002:7f00:1::"],
  ["Teredo", "2001::1"],
  ["IPv4 translated", "::ffff:0:7f00:1"],
  ["site-local", "fec0::1"],
  ["documentation", "2001:db8::1"],
  ["never given out", "4000::1"],
  ["never given out", "::5efe:7f00:1"],
  ["no IP address", "example.org"],
  ["no IP address", ""],
])("%s is not on the open internet: %s", (_, ip) => {
  expect(isPublic(ip)).toBe(false);
});

test.each(["41.137.1.1", "8.8.8.8", "172.32.0.1", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])(
  "%s is",
  (ip) => {
    expect(isPublic(ip)).toBe(true);
  },
);

test("an IPv4 address is public or not however it is wrapped into IPv6", () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(isPublic(`::ffff:${ip}`)).toBe(isPublic(ip));
      expect(isPublic(`64:ff9b::${ip}`)).toBe(isPublic(ip));
    }),
  );
});

test("hosts are allowed by name, address or range, with a port or without", () => {
  const allowed = readAllowed([
    "intranet.example",
    "press.example:8080",
    "127.0.0.1:9000",
    "[::1]:9000",
    "10.0.0.0/8",
    "fd00::/8",
  ]);
  expect(allowed.hasHost("intranet.example", "443")).toBe(true);
  expect(allowed.hasHost("press.example", "8080")).toBe(true);
  expect(allowed.hasHost("press.example", "80")).toBe(false);
  expect(allowed.hasHost("other.intranet.example", "443")).toBe(false);
  expect(allowed.hasHost("127.0.0.1", "9000")).toBe(true);
  expect(allowed.hasHost("127.0.0.1", "9001")).toBe(false);
  expect(allowed.hasHost("::1", "9000")).toBe(true);
  expect(allowed.hasIp("10.20.30.40", "443")).toBe(true);
  expect(allowed.hasIp("::ffff:10.20.30.40", "443")).toBe(true);
  expect(allowed.hasIp("11.0.0.1", "443")).toBe(false);
  expect(allowed.hasIp("fd12::1", "80")).toBe(true);
});

test.each(["", "10.0.0.0/99", "host name", "a:b:c/8"])("%j is refused as a host to allow", (entry) => {
  expect(() => readAllowed([entry])).toThrow(expect.objectContaining({ code: "bad-setting" }));
});

import { expect, test } from "vitest";
import { leaseOf } from "../../src/cli/network.ts";

test.each([0.1, 10, 16, 30, 599.999999])(
  "a lease for requests of %s seconds is longer, and whole milliseconds",
  (seconds) => {
    const lease = leaseOf({ requestTimeout: seconds });
    // Redis takes no other numbers for the time of a lock.
    expect(Number.isInteger(lease)).toBe(true);
    expect(lease).toBeGreaterThan(seconds * 1000);
  },
);

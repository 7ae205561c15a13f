import { expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { errorFields } from "../../src/operations/log.ts";

test("an expected failure is told by its code, what was underneath it too", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  const told = errorFields(new SijillError("store-unreachable", "The register cannot be reached.", { cause }));
  expect(told).toEqual({
    type: "SijillError",
    code: "store-unreachable",
    message: "The register cannot be reached.",
    cause: { type: "Error", code: "ECONNREFUSED", message: cause.message, stack: expect.any(String) },
  });
});

test("a defect is told with its stack", () => {
  const told = errorFields(new TypeError("undefined is no function"));
  expect(told).toMatchObject({ type: "TypeError", stack: expect.stringContaining("log.test.ts") });
});

test("no password is told, wherever a driver left it", () => {
  const error = Object.assign(new Error("no redis at rediss://me:s3cret@queue.example:6379/0"), {
    name: "ReplyError",
    command: { name: "auth", args: ["s3cret"] },
  });
  const told = JSON.stringify([errorFields(error), errorFields("postgres://sijill:s3cret@db.example/sijill")]);
  expect(told).not.toContain("s3cret");
  expect(told).toContain("queue.example:6379");
  expect(told).toContain("db.example/sijill");
});

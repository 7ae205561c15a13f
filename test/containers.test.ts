/** What the Dockerfile and compose.yaml promise, as far as it can be seen without building and starting them. */
import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { makeProgram } from "../src/cli/program.ts";
import { settingsTable } from "../src/settings.ts";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

const service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  restart: z.string(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  healthcheck: z
    .union([z.object({ disable: z.literal(true) }), z.looseObject({ test: z.array(z.string()) })])
    .optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const compose = z
  .looseObject({
    services: z.record(z.string(), service),
    volumes: z.record(z.string(), z.null()),
    networks: z.record(z.string(), z.union([z.null(), z.object({ internal: z.boolean() })])),
  })
  .parse(parse(read("compose.yaml"), { merge: true }));
const services = new Map(Object.entries(compose.services));
const ours = [...services].filter(([, { build }]) => build !== undefined);
const dockerfile = read("Dockerfile");
const instructions = dockerfile
  .replaceAll(/\\\n/g, " ")
  .split("\n")
  .filter((line) => /^[A-Z]+ /.test(line));
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith("FROM ")));

describe("compose.yaml", () => {
  test("has the whole team, and names no network or volume that is not there", () => {
    expect([...services.keys()].toSorted()).toEqual(["app", "desk", "postgres", "scheduler", "valkey", "worker"]);
    for (const [, { networks, volumes }] of services) {
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks));
      expect(Object.keys(compose.volumes)).toEqual(
        expect.arrayContaining(volumes.map((volume) => volume.split(":", 1)[0])),
      );
    }
  });

  test("runs commands and options that the program has", () => {
    for (const [name, { command = [] }] of ours) {
      let found: Command = makeProgram();
      const rest = [...command];
      for (;;) {
        const next = found.commands.find((one) => one.name() === rest[0]);
        if (next === undefined) break;
        found = next;
        rest.shift();
      }
      expect({ name, commands: found.commands.length }).toEqual({ name, commands: 0 });
      const options = found.options.map(({ long }) => long);
      for (const option of rest.filter((word) => word.startsWith("--"))) expect(options).toContain(option);
    }
  });

  test("gives the program settings that it knows, the same to all", () => {
    const known = [...settingsTable().matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    for (const [, { environment }] of ours) {
      for (const name of Object.keys(environment)) expect([...known, "PGPASSWORD"]).toContain(name);
      expect(environment).toEqual(ours[0]?.[1].environment);
    }
  });

  test("keeps secrets out of the file, and tells of each that is missing", () => {
    const text = read("compose.yaml");
    const example = read("compose.env.example");
    for (const [, name = "", rest = ""] of text.matchAll(/\$\{(\w+)([^}]*)\}/g)) {
      expect(example).toMatch(new RegExp(`^${name}=`, "m"));
      if (/PASSWORD|SECRET|KEY|TOKEN/.test(name)) expect(rest).toMatch(/^:\?/);
    }
    expect(example).toMatch(/^POSTGRES_PASSWORD=$/m);
    for (const [, { environment }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD/.test(name)) expect(value).toMatch(/^\$\{/);
        expect(value).not.toMatch(/\/\/[^@/]*:[^@/]+@/);
      }
    }
    expect(read(".gitignore").split("\n")).toContain(".env");
  });

  test("publishes no port but on this machine, and keeps register and queues to itself", () => {
    for (const [, { ports }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const name of ["postgres", "valkey"]) expect(services.get(name)?.networks).toEqual(["inside"]);
    expect(compose.networks["inside"]).toEqual({ internal: true });
  });

  test("asks every service that goes on for its health, and waits for it", () => {
    expect(lastStage.some((line) => line.startsWith("HEALTHCHECK "))).toBe(true);
    for (const [name, { build, restart, healthcheck }] of services) {
      if (restart === "no") continue;
      expect({ name, restart }).toEqual({ name, restart: "unless-stopped" });
      if (build === undefined) expect(healthcheck).toHaveProperty("test");
      else expect(healthcheck ?? {}).not.toHaveProperty("disable");
    }
    for (const [, { depends_on: needed }] of ours) {
      for (const [name, { condition }] of Object.entries(needed)) {
        const ends = services.get(name)?.restart === "no";
        expect(condition).toBe(ends ? "service_completed_successfully" : "service_healthy");
      }
    }
  });

  test("does not take the server that sets the database up for the one that others will find", () => {
    const { test: asked } = z.looseObject({ test: z.array(z.string()) }).parse(services.get("postgres")?.healthcheck);
    expect(asked).toContain("--host=127.0.0.1");
  });

  test("never lets the queues drop a job", () => {
    const command = services.get("valkey")?.command ?? [];
    expect(command.join(" ")).toMatch(/--appendonly yes.*--maxmemory-policy noeviction/);
    expect(services.get("valkey")?.volumes).toHaveLength(1);
  });

  test("gives the program no more than it needs, and time to stop", () => {
    for (const [, one] of ours) {
      expect(one).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
      expect(one.user ?? "node").not.toMatch(/^(?:root|0)\b/);
      expect(Number.parseInt(one.stop_grace_period ?? "10", 10)).toBeGreaterThan(30);
    }
  });
});

describe("the Dockerfile", () => {
  test("runs the program as somebody who is not root, on a Node that it runs on", () => {
    const users = lastStage.filter((line) => line.startsWith("USER "));
    expect(users).toEqual(["USER node"]);
    expect(lastStage.findIndex((line) => line.startsWith("COPY "))).toBeLessThan(lastStage.indexOf("USER node"));
    const bases = instructions.flatMap((line) => /^FROM node:(\d+)-\S+-slim/.exec(line)?.[1] ?? []);
    expect(bases).toEqual(["22", "22"]);
    expect(lastStage).toContain('ENTRYPOINT ["sijill"]');
  });

  test("copies only what is there and what .dockerignore lets through", () => {
    const copied = instructions
      .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
      .flatMap((line) =>
        line
          .split(/ +/)
          .slice(1, -1)
          .map((path) => path.replace(/^\.\//, "")),
      );
    expect(copied).toEqual(expect.arrayContaining(["package.json", "src", "workers", "fixtures/pages"]));
    for (const path of copied) {
      expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true);
      expect({ path, ignored: isIgnored(path) }).toEqual({ path, ignored: false });
    }
  });

  test("sees nothing of this machine's own", () => {
    for (const path of [
      "data/register.db",
      "node_modules/pg/index.js",
      ".git/config",
      ".env",
      "dist/x.js",
      "fixtures/gold",
    ])
      expect({ path, ignored: isIgnored(path) }).toEqual({ path, ignored: true });
  });
});

/** The last line that fits a path or a folder of it decides (https://docs.docker.com/build/concepts/context/#dockerignore-files). */
function isIgnored(path: string): boolean {
  let ignored = false;
  for (const line of read(".dockerignore").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const parts = line.replace(/^!/, "").split("/");
    const fits = parts.every((part, at) => part === "*" || part === path.split("/")[at]);
    if (fits && parts.length <= path.split("/").length) ignored = !line.startsWith("!");
  }
  return ignored;
}

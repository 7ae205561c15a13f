import { describe, expect, it } from "vitest";
import { readSettings, settingsTable } from "../src/settings.ts";

const defaults = {
  dataFolder: "./data",
  databaseUrl: null,
  sinkUrl: null,
  contact: "no contact given",
  userAgent: "Sijill",
  hostPause: 2,
  requestTimeout: 30,
  pageLimit: 10_000_000,
  allowHosts: [],
  redisUrl: "redis://127.0.0.1:6379",
  queuePrefix: "sijill",
  logLevel: "info",
  metricsPort: null,
  metricsHost: "127.0.0.1",
  deskHost: "127.0.0.1",
  deskPort: 4090,
  deskNames: [],
  keepBodies: null,
  keepTexts: null,
  smtpUrl: null,
  mailFrom: null,
  sourcesFolder: null,
  rulesFolder: null,
};

describe("settings", () => {
  it("have defaults, also where a variable is empty", () => {
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ SIJILL_DATA: " ", SIJILL_HOST_PAUSE: "" })).toEqual(defaults);
  });

  it("come from the environment", () => {
    const environment = {
      SIJILL_DATA: "/srv/sijill",
      DATABASE_URL: "postgresql://sijill:p%40ss@db.example/sijill?sslmode=verify-full",
      SIJILL_SINK_URL: "postgres://writer:p%40ss@warehouse.example/press",
      SIJILL_CONTACT: "+https://observatory.example/bot, bot@observatory.example",
      SIJILL_USER_AGENT: "Observatory-Reader",
      SIJILL_HOST_PAUSE: "0.5",
      SIJILL_REQUEST_TIMEOUT: "60",
      SIJILL_PAGE_LIMIT: "5000000",
      SIJILL_ALLOW_HOSTS: " 127.0.0.1:8080, [::1],10.0.0.0/8 ,Intranet.example,",
      SIJILL_METRICS_PORT: "9464",
      SIJILL_METRICS_HOST: "::1",
      SIJILL_DESK_HOST: "0.0.0.0",
      SIJILL_DESK_PORT: "0",
      SIJILL_DESK_NAMES: "Desk.example, sijill.example ",
      SIJILL_KEEP_BODIES: "365",
      SIJILL_KEEP_TEXTS: " 730 ",
      SIJILL_SMTP_URL: "smtps://sijill:p%40ss@mail.example",
      SIJILL_MAIL_FROM: "register@observatory.example",
      SIJILL_SOURCES: "./my sources",
      SIJILL_RULES: "./قواعد",
    };
    expect(readSettings(environment)).toEqual({
      ...defaults,
      dataFolder: "/srv/sijill",
      databaseUrl: "postgresql://sijill:p%40ss@db.example/sijill?sslmode=verify-full",
      sinkUrl: "postgres://writer:p%40ss@warehouse.example/press",
      contact: "+https://observatory.example/bot, bot@observatory.example",
      userAgent: "Observatory-Reader",
      hostPause: 0.5,
      requestTimeout: 60,
      pageLimit: 5_000_000,
      allowHosts: ["127.0.0.1:8080", "[::1]", "10.0.0.0/8", "intranet.example"],
      metricsPort: 9464,
      metricsHost: "::1",
      deskHost: "0.0.0.0",
      deskPort: 0,
      deskNames: ["desk.example", "sijill.example"],
      keepBodies: 365,
      keepTexts: 730,
      smtpUrl: "smtps://sijill:p%40ss@mail.example",
      mailFrom: "register@observatory.example",
      sourcesFolder: "./my sources",
      rulesFolder: "./قواعد",
    });
  });

  it("given on the command line go before the environment", () => {
    const environment = { SIJILL_DATA: "/srv/sijill", SIJILL_HOST_PAUSE: "5", SIJILL_RULES: "./rules" };
    const overrides = {
      dataFolder: "/tmp/other",
      hostPause: 0,
      allowHosts: ["localhost", "127.0.0.1"],
      rulesFolder: undefined,
    };
    expect(readSettings(environment, overrides)).toEqual({
      ...defaults,
      dataFolder: "/tmp/other",
      hostPause: 0,
      allowHosts: ["localhost", "127.0.0.1"],
      rulesFolder: "./rules",
    });
  });

  it.each([
    ["SIJILL_HOST_PAUSE", "two", "0 to 3600"],
    ["SIJILL_HOST_PAUSE", "-1", "0 to 3600"],
    ["SIJILL_HOST_PAUSE", "1e9", "0 to 3600"],
    ["SIJILL_REQUEST_TIMEOUT", "0", "0.1 to 600"],
    ["SIJILL_PAGE_LIMIT", "1000.5", "1000 to 200000000"],
    ["SIJILL_CONTACT", "me (at) home", "without brackets"],
    ["SIJILL_CONTACT", "me\r\nX-Header: 1", "without brackets"],
    ["SIJILL_USER_AGENT", "Sijill/2", "up to 50 letters"],
    ["SIJILL_ALLOW_HOSTS", "a b", "separated by commas"],
    ["SIJILL_METRICS_PORT", "65536", "1 to 65535"],
    ["SIJILL_METRICS_PORT", "-1", "1 to 65535"],
    ["SIJILL_METRICS_HOST", "http://here", "a name or address"],
    ["SIJILL_DESK_PORT", "65536", "1 to 65535"],
    ["SIJILL_DESK_NAMES", "https://desk.example", "host names without ports"],
    ["SIJILL_MAIL_FROM", "a@b.example\r\nBcc: c@d.example", "a mail address"],
    ["SIJILL_MAIL_FROM", "Sijill <a@b.example>", "without a name"],
    ["SIJILL_SMTP_URL", "http://mail.example", "smtps://user"],
    ["SIJILL_DATA", "x".repeat(5000), "a path"],
  ])("refuse %s=%j and tell what is allowed", (variable, value, allowed) => {
    const read = () => readSettings({ [variable]: value });
    expect(read).toThrow(expect.objectContaining({ code: "bad-setting" }));
    expect(read).toThrow(variable);
    expect(read).toThrow(allowed);
  });

  it("take a folder on the command line for the register, whatever database is named", () => {
    const environment = { DATABASE_URL: "postgres://db.example/sijill" };
    expect(readSettings(environment, { dataFolder: "here" })).toMatchObject({ dataFolder: "here", databaseUrl: null });
    expect(readSettings(environment)).toMatchObject({ databaseUrl: "postgres://db.example/sijill" });
  });

  it.each(["mysql://sijill:s3cret@db.example/sijill", "postgres://s3cret@:x", "s3cret"])(
    "refuse %j as a database without telling it",
    (url) => {
      const read = () => readSettings({ DATABASE_URL: url });
      expect(read).toThrow(/DATABASE_URL cannot be used; allowed: postgres:/);
      expect(read).not.toThrow(/s3cret/);
    },
  );

  it("refuse what is wrong on the command line, by both of its names", () => {
    expect(() => readSettings({}, { hostPause: -1 })).toThrow(
      'hostPause (SIJILL_HOST_PAUSE) is "-1"; allowed: 0 to 3600.',
    );
  });

  it("are told in one table", () => {
    const lines = settingsTable().split("\n");
    expect(lines).toHaveLength(2 + Object.keys(defaults).length);
    expect(lines).toContain(
      "| `SIJILL_HOST_PAUSE` | `2` | Least pause between two requests to a host, in seconds | 0 to 3600 |",
    );
    for (const line of lines) expect(line).toMatch(/^\|(?: [^|]+ \|){4}$/);
  });
});

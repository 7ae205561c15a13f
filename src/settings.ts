import { z } from "zod";
import { SijillError } from "./errors.ts";

type TextSchema = z.ZodType<unknown, string>;

/** One thing that can be set. Everything about it stands here; `settingsTable` makes the table of docs/settings.md from it. */
interface Setting<Schema extends TextSchema> {
  /** The environment variable. */
  readonly variable: string;
  /** From the text of the variable to its value. */
  readonly schema: Schema;
  /** Text that stands where nothing is set; "" for none. */
  readonly default: string;
  readonly meaning: string;
  /** What may be written, for people. */
  readonly allowed: string;
  /** Whether it is never to be shown, not even where it is wrong. */
  readonly secret?: boolean;
}

function setting<Schema extends TextSchema>(row: Setting<Schema>): Setting<Schema> {
  return row;
}

const path = z.string().min(1).max(4096);
const pathOrNone = z
  .string()
  .max(4096)
  .transform((text) => (text === "" ? null : text));
const numberBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,6})?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const wholeBetween = (least: number, most: number) => numberBetween(least, most).pipe(z.int());

/** Null for none. */
const portOrNone = z
  .string()
  .regex(/^\d{0,5}$/)
  .transform((text) => (text === "" ? null : Number(text)))
  .pipe(z.number().max(65_535).nullable());

/** Null for none. What the driver would only find wrong when it connects is left to it. */
const databaseUrl = z
  .string()
  .max(2048)
  .refine((text) => text === "" || (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)))
  .transform((text) => (text === "" ? null : text));

/** Host names, addresses, and ranges of addresses, each with a port or without; 100 at most. */
const hosts = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ""),
  )
  .pipe(
    z
      .array(
        z
          .string()
          .max(253)
          .regex(/^[\p{L}\p{N}.:_[\]/-]+$/u),
      )
      .max(100),
  );

/** Names of hosts, as browsers send them. */
const hostNames = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ""),
  )
  .pipe(z.array(z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)).max(20));

/** Null for none. */
const mailServer = z
  .string()
  .max(1000)
  .refine((text) => text === "" || (/^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).host !== ""))
  .transform((text) => (text === "" ? null : text));
const mailAddress = z.union([z.literal("").transform(() => null), z.email().max(254)]);

/** Null for ever. */
const daysOrNone = z
  .string()
  .regex(/^(?:[1-9]\d{0,4})?$/)
  .transform((text) => (text === "" ? null : Number(text)));

const settings = {
  dataFolder: setting({
    variable: "SIJILL_DATA",
    schema: path,
    default: "./data",
    meaning: "Folder of the register",
    allowed: "a path",
  }),
  databaseUrl: setting({
    variable: "DATABASE_URL",
    schema: databaseUrl,
    default: "",
    meaning: "PostgreSQL database of the register, in place of the folder",
    allowed: "postgres://user:password@host:port/database",
    secret: true,
  }),
  sinkUrl: setting({
    variable: "SIJILL_SINK_URL",
    schema: databaseUrl,
    default: "",
    meaning: "PostgreSQL database of your own that `sijill sink` fills",
    allowed: "postgres://user:password@host:port/database",
    secret: true,
  }),
  contact: setting({
    variable: "SIJILL_CONTACT",
    // It goes into a header, between brackets.
    schema: z.string().regex(/^[\x20-\x27\x2a-\x7e]{1,200}$/),
    default: "no contact given",
    meaning: "Who is calling, told to every server in the user agent",
    allowed: "a web or mail address: up to 200 plain characters without brackets",
  }),
  userAgent: setting({
    variable: "SIJILL_USER_AGENT",
    // RFC 9309, 2.2.1: what robots.txt may name holds only letters, "_" and "-".
    schema: z.string().regex(/^[A-Za-z_-]{1,50}$/),
    default: "Sijill",
    meaning: "Name in the user agent, which robots.txt is asked for",
    allowed: "up to 50 letters, `_` and `-`",
  }),
  hostPause: setting({
    variable: "SIJILL_HOST_PAUSE",
    schema: numberBetween(0, 3600),
    default: "2",
    meaning: "Least pause between two requests to a host, in seconds",
    allowed: "0 to 3600",
  }),
  requestTimeout: setting({
    variable: "SIJILL_REQUEST_TIMEOUT",
    schema: numberBetween(0.1, 600),
    default: "30",
    meaning: "Longest time for a request in total, in seconds",
    allowed: "0.1 to 600",
  }),
  pageLimit: setting({
    variable: "SIJILL_PAGE_LIMIT",
    schema: wholeBetween(1000, 200_000_000),
    default: "10000000",
    meaning: "Largest page after decompression, in bytes",
    allowed: "1000 to 200000000",
  }),
  allowHosts: setting({
    variable: "SIJILL_ALLOW_HOSTS",
    schema: hosts,
    default: "",
    meaning: "Hosts that may be read although their addresses are private",
    allowed: "names, addresses or ranges (10.0.0.0/8), separated by commas",
  }),
  redisUrl: setting({
    variable: "REDIS_URL",
    schema: z.url({ protocol: /^rediss?$/ }).max(1000),
    default: "redis://127.0.0.1:6379",
    meaning: "Redis or Valkey of the workers",
    allowed: "redis://host:port or rediss://user:password@host:port",
    secret: true,
  }),
  queuePrefix: setting({
    variable: "SIJILL_QUEUE_PREFIX",
    schema: z.string().regex(/^[\w-]{1,50}$/),
    default: "sijill",
    meaning: "Beginning of all keys in Redis, so that several registers can share one",
    allowed: "up to 50 letters, digits, `_` and `-`",
  }),
  logLevel: setting({
    variable: "SIJILL_LOG_LEVEL",
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    default: "info",
    meaning: "Least level that workers, scheduler and endless crawls log",
    allowed: "trace, debug, info, warn, error, fatal or silent",
  }),
  metricsPort: setting({
    variable: "SIJILL_METRICS_PORT",
    schema: portOrNone,
    default: "",
    meaning: "Port on which workers, scheduler and endless crawls answer `/metrics`, `/healthz` and `/readyz`",
    allowed: "1 to 65535, or 0 for any free one, which the log tells",
  }),
  metricsHost: setting({
    variable: "SIJILL_METRICS_HOST",
    schema: z.string().regex(/^[\w.:-]{1,253}$/),
    default: "127.0.0.1",
    meaning: "Interface on which they answer",
    allowed: "a name or address of this machine; 0.0.0.0 for all, behind a firewall only",
  }),
  deskHost: setting({
    variable: "SIJILL_DESK_HOST",
    schema: z.string().regex(/^[\w.:-]{1,253}$/),
    default: "127.0.0.1",
    meaning: "Interface on which the desk answers",
    allowed: "a name or address of this machine; any but loopback asks for users, see `sijill user`",
  }),
  deskPort: setting({
    variable: "SIJILL_DESK_PORT",
    schema: wholeBetween(0, 65_535),
    default: "4090",
    meaning: "Port on which the desk answers",
    allowed: "1 to 65535, or 0 for any free one",
  }),
  deskNames: setting({
    variable: "SIJILL_DESK_NAMES",
    schema: hostNames,
    default: "",
    meaning: "Names by which the desk is called, where a proxy brings others to it; it then asks for users",
    allowed: "host names without ports, separated by commas",
  }),
  keepBodies: setting({
    variable: "SIJILL_KEEP_BODIES",
    schema: daysOrNone,
    default: "",
    meaning: "Days after which `sijill prune` removes the bodies of pages",
    allowed: "1 to 99999; none keeps them for ever",
  }),
  keepTexts: setting({
    variable: "SIJILL_KEEP_TEXTS",
    schema: daysOrNone,
    default: "",
    meaning: "Days after which `sijill prune` removes the texts of articles",
    allowed: "1 to 99999; none keeps them for ever",
  }),
  smtpUrl: setting({
    variable: "SIJILL_SMTP_URL",
    schema: mailServer,
    default: "",
    meaning: "Server that digests are mailed through; without one none is",
    allowed: "smtps://user:password@host or smtp://host:port; a password takes TLS",
    secret: true,
  }),
  mailFrom: setting({
    variable: "SIJILL_MAIL_FROM",
    schema: mailAddress,
    default: "",
    meaning: "Address that digests come from",
    allowed: "a mail address without a name",
  }),
  sourcesFolder: setting({
    variable: "SIJILL_SOURCES",
    schema: pathOrNone,
    default: "",
    meaning: "Folder of sources of your own, laid over those that come with Sijill",
    allowed: "a path",
  }),
  rulesFolder: setting({
    variable: "SIJILL_RULES",
    schema: pathOrNone,
    default: "",
    meaning: "Folder of rules of your own, laid over those that come with Sijill",
    allowed: "a path",
  }),
};

export type SettingName = keyof typeof settings;

/** What is set. Times are in seconds, sizes in bytes; null and the empty list where nothing is set and nothing is the default. */
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]["schema"]> };

/** Settings from elsewhere than the environment, a command line for example. Each is checked as if written in its variable. */
export type SettingOverrides = {
  readonly [Name in SettingName]?: string | number | readonly string[] | null | undefined;
};

/**
 * Reads all settings: an override before the variable, the variable before the default. An empty text counts as not set.
 * @param environment usually `process.env`
 * @throws SijillError "bad-setting" that names the variable and what is allowed
 */
export function readSettings(
  environment: { readonly [name: string]: string | undefined },
  overrides: SettingOverrides = {},
): Settings {
  const read = <Schema extends TextSchema>(name: SettingName, row: Setting<Schema>): z.output<Schema> => {
    const override = String(overrides[name] ?? "").trim();
    const given = override || (environment[row.variable]?.trim() ?? "");
    const result = row.schema.safeParse(given || row.default);
    if (result.success) return result.data;
    const where = override === "" ? row.variable : `${name} (${row.variable})`;
    const wrong = row.secret === true ? "cannot be used" : `is "${given.slice(0, 100)}"`;
    throw new SijillError("bad-setting", `${where} ${wrong}; allowed: ${row.allowed}.`);
  };
  return {
    dataFolder: read("dataFolder", settings.dataFolder),
    // Whoever names a folder on the command line means the register in it.
    databaseUrl: overrides.dataFolder == null ? read("databaseUrl", settings.databaseUrl) : null,
    sinkUrl: read("sinkUrl", settings.sinkUrl),
    contact: read("contact", settings.contact),
    userAgent: read("userAgent", settings.userAgent),
    hostPause: read("hostPause", settings.hostPause),
    requestTimeout: read("requestTimeout", settings.requestTimeout),
    pageLimit: read("pageLimit", settings.pageLimit),
    allowHosts: read("allowHosts", settings.allowHosts),
    redisUrl: read("redisUrl", settings.redisUrl),
    queuePrefix: read("queuePrefix", settings.queuePrefix),
    logLevel: read("logLevel", settings.logLevel),
    metricsPort: read("metricsPort", settings.metricsPort),
    metricsHost: read("metricsHost", settings.metricsHost),
    deskHost: read("deskHost", settings.deskHost),
    deskPort: read("deskPort", settings.deskPort),
    deskNames: read("deskNames", settings.deskNames),
    keepBodies: read("keepBodies", settings.keepBodies),
    keepTexts: read("keepTexts", settings.keepTexts),
    smtpUrl: read("smtpUrl", settings.smtpUrl),
    mailFrom: read("mailFrom", settings.mailFrom),
    sourcesFolder: read("sourcesFolder", settings.sourcesFolder),
    rulesFolder: read("rulesFolder", settings.rulesFolder),
  };
}

/** The settings as a Markdown table, in the order of this file. */
export function settingsTable(): string {
  const rows = Object.values(settings).map(({ variable, default: otherwise, meaning, allowed }) => {
    return `| \`${variable}\` | ${otherwise === "" ? "none" : `\`${otherwise}\``} | ${meaning} | ${allowed} |`;
  });
  return ["| Variable | Default | Meaning | Allowed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** What the program tells others: saved filters, digests, webhooks. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openSmtpServer } from "../export/mail/smtp-server.ts";
import { openReceiver } from "../export/webhooks/receiver.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

/** A folder with the register of a few pages. */
async function crawledFolder() {
  const folder = makeFolder();
  const run = (args: string[], env: Record<string, string> = {}) => sijill(args, { folder, env });
  await run(["sample", "--no-desk", "--data", "data"]);
  const data = existsSync(join(folder, "data", "sample", "register.db")) ? join("data", "sample") : "data";
  return { folder, run, data: join(folder, data) };
}

describe("sijill filter and sijill digest", () => {
  it("save filters, and write what is new under them in a language", { timeout: 300_000 }, async () => {
    const { run, data } = await crawledFolder();
    expect(await run(["filter", "add", "usines", "--type", "jobs", "--data", data])).toMatchObject({
      status: 0,
      out: "usines is saved; its feed is /feeds/usines.atom at the desk\n",
    });
    expect((await run(["filter", "add", "usines", "--data", data])).status).toBe(2);
    expect((await run(["filter", "add", "a/b", "--data", data])).err).toContain("letters and digits");
    expect((await run(["filter", "add", "x", "--from", "someday", "--data", data])).status).toBe(2);
    const listed = await run(["filter", "list", "--json", "--data", data]);
    expect(jsonLines(listed.out)).toMatchObject([
      { name: "usines", owner: "command line", filter: { types: ["jobs"] } },
    ]);
    const french = await run(["digest", "usines", "--data", data]);
    expect([french.status, french.out]).toEqual([0, expect.stringMatching(/Sijill : usines[^]*Nouvelles fiches/)]);
    expect(french.out).not.toContain("MAD");
    const arabic = await run(["digest", "usines", "--weekly", "--language", "ar", "--format", "html", "--data", data]);
    expect(arabic.out).toContain('<html lang="ar" dir="rtl">');
    const old = await run([
      "digest",
      "usines",
      "--since",
      "2001",
      "--until",
      "2001-02",
      "--language",
      "en",
      "--data",
      data,
    ]);
    expect(old.out).toContain("1 January 2001 to 28 February 2001 · 0 new records");
    expect((await run(["digest", "nothing", "--data", data])).err).toContain("no saved filter");
    const unset = await run(["digest", "usines", "--send", "--to", "a@b.example", "--data", data]);
    expect([unset.status, unset.err]).toEqual([2, expect.stringContaining("SIJILL_SMTP_URL")]);
    const server = await openSmtpServer();
    const env = { SIJILL_SMTP_URL: server.url, SIJILL_MAIL_FROM: "register@desk.example" };
    const wrong = await run(["digest", "usines", "--send", "--to", "a@b.example\nBcc: x", "--data", data], env);
    expect(wrong).toMatchObject({ status: 2, err: expect.stringContaining("no mail address") });
    await run([
      "filter",
      "mail",
      "usines",
      "--language",
      "en",
      "--to",
      "amina@a.example,idir@b.example",
      "--data",
      data,
    ]);
    const sent = await run(["digest", "usines", "--send", "--data", data], env);
    expect([sent.out, sent.status]).toEqual(["2 of 2 mails sent\n", 0]);
    expect(server.mails.map(({ to }) => to)).toEqual([["amina@a.example"], ["idir@b.example"]]);
    expect(server.mails[0]?.data).toMatch(/^Subject: .*usines/m);
    expect((await run(["filter", "mail", "usines", "--off", "--data", data])).out).toContain("mailed no more");
    expect((await run(["filter", "remove", "usines", "--data", data])).status).toBe(0);
    expect((await run(["filter", "list", "--data", data])).out).toContain("there are no saved filters");
  });
});

describe("sijill webhooks", () => {
  it(
    "tells a receiver of what is there and of what changes, signed with the secret that it printed",
    { timeout: 300_000 },
    async () => {
      const { run, data } = await crawledFolder();
      let secret = "";
      const receiver = await openReceiver(
        () => secret,
        () => "take",
        () => Date.now(),
      );
      const address = `${receiver.origin}/hook`;
      const env = { SIJILL_ALLOW_HOSTS: `127.0.0.1:${receiver.port}` };
      const refused = await run(["webhooks", "add", "copy", address, "--data", data]);
      expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("address-forbidden")]);
      const added = await run(
        ["webhooks", "add", "copy", address, "--type", "jobs", "--from-start", "--data", data],
        env,
      );
      secret = added.out.trim();
      expect(secret).toMatch(/^[\w-]{43}$/);
      const register = await openSqliteRegister(join(data, "register.db"));
      const { all } = await register.countRecords({ types: ["jobs"] });
      await register.close();
      expect(all).toBeGreaterThan(5);
      expect((await run(["webhooks", "run", "--once", "--data", data], env)).out).toBe(`${all} events arrived\n`);
      expect(receiver.copy.size).toBe(all);
      expect(receiver.forged).toEqual([]);
      secret = (await run(["webhooks", "rotate", "copy", "--keep", "0", "--data", data])).out.trim();
      const [id = ""] = receiver.copy.keys();
      await run(["review", "accept", id, "--data", data]);
      await run(["webhooks", "run", "--once", "--data", data], env);
      expect(receiver.copy.get(id)).toMatchObject({ state: "accepted" });
      const shown = await run(["webhooks", "show", "copy", "--json", "--data", data]);
      expect(jsonLines(shown.out, z.looseObject({}))).toMatchObject([
        { name: "copy", deliveries: { delivered: all, dead: 0 } },
      ]);
      expect(shown.out).not.toContain(secret);
      const listed = await run(["webhooks", "list", "--data", data]);
      expect(listed.out).toMatch(/copy +127\.0\.0\.1:\d+ +active/);
      expect((await run(["webhooks", "pause", "copy", "--data", data])).out).toBe("copy is paused\n");
      expect((await run(["webhooks", "retry", "copy", "--data", data])).out).toBe("0 dead letters go out again\n");
      expect((await run(["webhooks", "remove", "copy", "--data", data])).status).toBe(0);
      expect((await run(["webhooks", "show", "copy", "--data", data])).status).toBe(2);
    },
  );
});

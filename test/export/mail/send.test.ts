import { describe, expect, it } from "vitest";
import { mailAddress, recipients } from "../../../src/export/mail/address.ts";
import { sendMail } from "../../../src/export/mail/send.ts";
import { openSmtpServer } from "./smtp-server.ts";

const mail = {
  subject: "usines : 3 nouvelles fiches – كل جديد",
  html: "<p>Été</p>",
  text: "Été, 3 fiches\n.\nfin\n",
  language: "fr",
  key: "s1 2026-03-01",
} as const;
const from = "register@desk.example";

/** Text of a part in quoted-printable or base64, as nodemailer chooses by its letters. */
function decoded(data: string, type: string): string {
  const [, head = "", body = ""] =
    new RegExp(`content-type: ${type}[^]*?\\r\\n((?:[^\\r]+\\r\\n)*)\\r\\n([^]*?)\\r\\n--`, "i").exec(data) ?? [];
  const isBase64 = /base64/i.test(head);
  if (isBase64) return Buffer.from(body, "base64").toString();
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

describe("mails", () => {
  it("go to each address by itself, as HTML and as text", async () => {
    const server = await openSmtpServer();
    const unsent = await sendMail({ url: server.url, from, patience: 5_000 }, mail, [
      "amina@a.example",
      "idir@b.example",
    ]);
    expect(unsent).toEqual([]);
    expect(server.mails.map(({ from: sender, to }) => [sender, to])).toEqual([
      [from, ["amina@a.example"]],
      [from, ["idir@b.example"]],
    ]);
    const [{ data } = { data: "" }] = server.mails;
    expect(data).toMatch(/^From: Sijill <register@desk\.example>\r$/m);
    expect(data).toMatch(/^To: amina@a\.example\r$/m);
    expect(data).not.toContain("idir");
    expect(data).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    expect(data).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(decoded(data, "text/plain").replaceAll("\r\n", "\n")).toContain("Été, 3 fiches\n.\nfin");
    expect(decoded(data, "text/html")).toContain("<p>Été</p>");
    const ids = server.mails.map((one) => /^Message-ID: (\S+)/im.exec(one.data)?.[1]);
    expect(new Set(ids).size).toBe(2);
    await sendMail({ url: server.url, from, patience: 5_000 }, mail, ["amina@a.example"]);
    expect(/^Message-ID: (\S+)/im.exec(server.mails[2]?.data ?? "")?.[1]).toBe(ids[0]);
  });

  it("go to the others where the server refuses an address", async () => {
    const server = await openSmtpServer({ refused: ["gone@a.example"] });
    const unsent = await sendMail({ url: server.url, from, patience: 5_000 }, mail, [
      "gone@a.example",
      "idir@b.example",
    ]);
    expect(unsent).toMatchObject([{ address: "gone@a.example", reason: { code: "mail-failed" } }]);
    expect(unsent[0]?.reason.message).toContain("it answered 550");
    expect(server.mails.map(({ to }) => to)).toEqual([["idir@b.example"]]);
  });

  it("hold no header that a text would write into them", async () => {
    const server = await openSmtpServer();
    const subject = "x\r\nBcc: victim@c.example\r\n\r\n<b>";
    await sendMail({ url: server.url, from, patience: 5_000 }, { ...mail, subject }, ["amina@a.example"]);
    const [head = ""] = server.mails[0]?.data.split("\r\n\r\n") ?? [];
    expect(head).not.toMatch(/^Bcc:/im);
    expect(server.mails).toHaveLength(1);
    expect(server.commands.filter((line) => /^RCPT/i.test(line))).toEqual(["RCPT TO:<amina@a.example>"]);
  });

  it("wait for a server that says nothing no longer than they are told, and keep its password out of what they tell", async () => {
    const server = await openSmtpServer({ silent: true });
    const url = server.url.replace("smtp://", "smtp://sijill:geheim@");
    const unsent = await sendMail({ url, from, patience: 200 }, mail, ["amina@a.example"]);
    expect(unsent).toMatchObject([{ reason: { code: "mail-failed" } }]);
    expect(unsent[0]?.reason.message).not.toContain("geheim");
  });

  it("say no password to a server without TLS", async () => {
    const server = await openSmtpServer();
    const url = server.url.replace("smtp://", "smtp://sijill:geheim@");
    const unsent = await sendMail({ url, from, patience: 2_000 }, mail, ["amina@a.example"]);
    expect(unsent).toHaveLength(1);
    expect(server.mails).toEqual([]);
    expect(server.commands.join("\n")).not.toMatch(/AUTH|geheim/i);
  });
});

describe("addresses of mails", () => {
  it("are one plain address each", () => {
    expect(mailAddress.safeParse("amina@desk.example").success).toBe(true);
    for (const wrong of [
      "amina",
      "a@b.example, c@d.example",
      "A <a@b.example>",
      "a@b.example\r\nBcc: c@d.example",
      `${"a".repeat(260)}@b.example`,
      "a b@c.example",
    ])
      expect(mailAddress.safeParse(wrong).success).toBe(false);
    expect(recipients.parse(["a@b.example", "a@b.example"])).toEqual(["a@b.example"]);
    expect(recipients.safeParse([]).success).toBe(false);
  });
});

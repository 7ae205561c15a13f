/** A mail server that takes mails and keeps them in memory, for tests: as much of RFC 5321 as a client needs. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly data: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly mails: readonly TakenMail[];
  /** Everything that clients said but the mails themselves. */
  readonly commands: readonly string[];
}

/**
 * @param refused addresses that it takes no mail for
 * @param silent whether it says nothing at all
 */
export async function openSmtpServer({
  refused = [],
  silent = false,
}: { refused?: string[]; silent?: boolean } = {}): Promise<SmtpServer> {
  const mails: TakenMail[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (!silent) converse(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  return { url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, mails, commands };

  function converse(socket: Socket): void {
    let [received, from, isData] = ["", "", false];
    let to: string[] = [];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const answer = (line: string): void => {
      commands.push(line);
      const [, path = ""] = /<([^>]*)>/.exec(line) ?? [];
      if (/^(?:EHLO|HELO)/i.test(line)) say("250 test");
      else if (/^MAIL/i.test(line)) {
        [from, to] = [path, []];
        say("250 ok");
      } else if (/^RCPT/i.test(line)) {
        if (refused.includes(path)) say("550 nobody of this name");
        else {
          to.push(path);
          say("250 ok");
        }
      } else if (/^DATA/i.test(line)) {
        isData = true;
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say(/^RSET/i.test(line) ? "250 ok" : "502 not known");
    };
    say("220 test");
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      received += chunk;
      for (;;) {
        const end = received.indexOf(isData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const part = received.slice(0, end);
        received = received.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          mails.push({ from, to, data: part.replaceAll(/^\.\./gm, ".") });
          say("250 taken");
        } else answer(part);
      }
    });
  }
}

/** A receiver of webhooks that checks signatures by the script of docs/webhooks.md, keeps a copy of what it is told, and fails as it is told to. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { serve } from "../../crawl/server.ts";

const eventShape = z.looseObject({
  id: z.string(),
  subscription: z.string(),
  seq: z.int(),
  type: z.enum(["record.changed", "record.left", "record.removed"]),
  record: z.looseObject({ id: z.string() }),
});
export type ReceivedEvent = z.output<typeof eventShape>;

type IsFromSijill = (body: string, header: string, secret: string, now?: number) => boolean;

/** The script that stands in the documentation. */
export async function documentedScript(): Promise<IsFromSijill> {
  const page = readFileSync(new URL("../../../docs/webhooks.md", import.meta.url), "utf8");
  const [, script = ""] = /<!-- verify -->\s*```js\n([^]*?)```/.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "sijill-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "verify.mjs");
  writeFileSync(file, script);
  const { isFromSijill }: { isFromSijill: IsFromSijill } = await import(pathToFileURL(file).href);
  return isFromSijill;
}

/** What a receiver does with a request once the event has been taken up, or not. */
export type Manner = "take" | "take-and-fail" | "fail" | "hang" | "redirect" | "flood" | "reset";

export interface Receiver {
  readonly origin: string;
  readonly port: number;
  /** Every event that arrived with a signature that fits, in their order, those that came again among them. */
  readonly events: ReceivedEvent[];
  /** Requests whose signature does not fit. */
  readonly forged: string[];
  /** Its copy of the register: records by id. */
  readonly copy: ReadonlyMap<string, ReceivedEvent["record"]>;
  /** Addresses that were asked for, and whatever else stood in the requests. */
  readonly requests: { readonly url: string; readonly headers: IncomingMessage["headers"] }[];
}

/**
 * @param secret of now
 * @param manner for the request of a number, from 0 on
 */
export async function openReceiver(
  secret: () => string,
  manner: (request: number) => Manner,
  now: () => number,
): Promise<Receiver> {
  const isFromSijill = await documentedScript();
  const [events, forged, requests]: [ReceivedEvent[], string[], Receiver["requests"]] = [[], [], []];
  const copy = new Map<string, ReceivedEvent["record"]>();
  const newest = new Map<string, number>();
  const take = (body: string): void => {
    const event = eventShape.parse(JSON.parse(body));
    events.push(event);
    const { id } = event.record;
    if (event.seq <= (newest.get(id) ?? 0)) return;
    newest.set(id, event.seq);
    if (event.type === "record.changed") copy.set(id, event.record);
    else copy.delete(id);
  };
  const answer = (body: string, how: Manner, response: ServerResponse): void => {
    if (how === "take" || how === "take-and-fail" || how === "hang") take(body);
    if (how === "hang") return;
    if (how === "reset") response.destroy();
    else if (how === "redirect") response.writeHead(307, { location: "/elsewhere" }).end();
    else if (how === "flood") {
      response.writeHead(503);
      // For as long as anybody reads.
      const pour = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", pour);
      pour();
    } else response.writeHead(how === "take" ? 204 : 500).end(how === "take" ? undefined : "no");
  };
  const server = await serve((request, response) => {
    const number = requests.push({ url: request.url ?? "", headers: request.headers }) - 1;
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      if (isFromSijill(body, String(request.headers["sijill-signature"]), secret(), now()))
        answer(body, manner(number), response);
      else {
        forged.push(body);
        response.writeHead(401).end();
      }
    });
  });
  return { origin: server.origin, port: server.port, events, forged, copy, requests };
}

/** The pages of the desk, as they were built. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { App, DeskOptions } from "./app.ts";
import { problemOf } from "./refusal.ts";
import { sendProblem } from "./errors.ts";

const notBuilt = `The pages of the desk have not been built: run "npm run build". The API answers under /api, see /api/openapi.json.\n`;

/**
 * Serves the built pages: files by their names, and the one page that draws all others under every address that is none of the API's.
 * Names of assets change with what is in them, so browsers may keep those for good and must ask after everything else.
 */
export async function servePages(app: App, { pages }: Pick<DeskOptions, "pages">): Promise<void> {
  const isBuilt = existsSync(join(pages, "index.html"));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: pages,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forGood = path.startsWith(join(pages, "assets"));
        reply.setHeader("cache-control", forGood ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.get("/*", async (request, reply) => {
    const { pathname } = new URL(request.url, "http://desk");
    const isPage = !/^\/(?:api|assets)(?:\/|$)/.test(pathname);
    if (!isPage) return sendProblem(reply, problemOf(404, "There is nothing under this address."));
    if (isBuilt) return reply.sendFile("index.html");
    return reply.type("text/plain; charset=utf-8").send(notBuilt);
  });
}

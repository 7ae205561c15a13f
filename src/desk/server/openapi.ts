import swagger from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { problem } from "../api/fields.ts";
import type { Access, App, DeskOptions } from "./app.ts";
import { csrfHeader } from "./people.ts";

/** Describes all routes that are added from now on, by the schemas that they are checked with. */
export async function describeRoutes(app: App, { version }: Pick<DeskOptions, "version">): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Sijill",
        version,
        description:
          "The register of what the Moroccan press reports as promised and delivered. Names beside a security scheme are the least role that a route takes.",
      },
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer" },
          basic: { type: "http", scheme: "basic", description: "Any name, and a token as the password." },
          login: {
            type: "apiKey",
            in: "cookie",
            name: "sijill_login",
            description: `Changes take the header ${csrfHeader} as well, see GET /api/session.`,
          },
        },
      },
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given);
      const access = given.route.config?.access;
      // What is no part of the API is in no description of it.
      if (access === undefined) return { schema: { ...schema, hide: true }, url };
      return { schema: { ...schema, security: securityFor(access) }, url };
    },
  });
  app.route({
    method: "GET",
    url: "/api/openapi.json",
    config: { access: { role: null } },
    schema: {
      summary: "This description",
      tags: ["session"],
      response: { 200: z.looseObject({ openapi: z.string() }) },
    },
    handler: () => withProblems(app.swagger()),
  });
}

function securityFor({ role, basic = false }: Access): Record<string, string[]>[] {
  if (role === null) return [];
  return [{ token: [role] }, { login: [role] }, ...(basic ? [{ basic: [role] }] : [])];
}

/** Everything that goes wrong is told in one form, whatever the route. */
function withProblems(document: object): z.output<typeof described> {
  const { paths, components, ...rest } = described.parse(document);
  for (const operations of Object.values(paths))
    for (const operation of Object.values(operations))
      operation.responses = { ...operation.responses, default: { $ref: "#/components/responses/Problem" } };
  const responses = {
    Problem: {
      description: "What is wrong and what to do about it (RFC 9457)",
      content: { "application/problem+json": { schema: z.toJSONSchema(problem) } },
    },
  };
  return { ...rest, paths, components: { ...components, responses } };
}

const described = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) }))),
  components: z.looseObject({}),
});

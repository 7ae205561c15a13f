import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { SavedFilter } from "../../../store/saved-filters.ts";
import {
  savedFilter,
  type SavedFilterAnswer,
  savedFilterChange,
  savedFilterList,
  savedFilterParams,
  savedFilterRequest,
} from "../../api/filters.ts";
import type { App, Desk, Person } from "../app.ts";
import { personOf } from "../people.ts";
import { filterOf, queryOf } from "../record-query.ts";
import { found, Refusal } from "../refusal.ts";

const tags = ["filters"];

/** Filters that people have saved under names. */
export function addFilterRoutes(app: App, { register, now }: Desk): void {
  /** Everybody reads them; each is changed by whoever saved it, and by admins. */
  const ownFilter = async (name: string, person: Person): Promise<SavedFilter> => {
    const saved = found(await register.findSavedFilter(name), "saved filter");
    if (saved.owner === person.name || person.role === "admin") return saved;
    throw new Refusal(403, `This filter is ${saved.owner}'s: save one of your own, under another name.`);
  };

  app.route({
    method: "GET",
    url: "/api/filters",
    config: { access: { role: "reader" } },
    schema: { summary: "The saved filters", tags, response: { 200: savedFilterList } },
    handler: async () => ({ filters: (await register.listSavedFilters()).map(answerOf) }),
  });

  app.route({
    method: "POST",
    url: "/api/filters",
    config: { access: { role: "reviewer", changes: "filter.add" } },
    schema: { summary: "Save a filter under a name", tags, body: savedFilterRequest, response: { 201: savedFilter } },
    handler: async (request, reply) => {
      const { name, filter } = request.body;
      const owner = personOf(request).name;
      const saved = { id: newFilterId(), name, owner, filter: filterOf(filter), createdAt: now() };
      if (!(await register.addSavedFilter(saved))) throw taken(name);
      return await reply.code(201).send(answerOf(saved));
    },
  });

  app.route({
    method: "PATCH",
    url: "/api/filters/:name",
    config: { access: { role: "reviewer", changes: "filter.change" } },
    schema: {
      summary: "Rename a saved filter, or put another in its place",
      tags,
      params: savedFilterParams,
      body: savedFilterChange,
      response: { 200: savedFilter },
    },
    handler: async (request) => {
      const saved = await ownFilter(request.params.name, personOf(request));
      const { name = saved.name, filter } = request.body;
      const changed = { ...saved, name, filter: filter === undefined ? saved.filter : filterOf(filter) };
      const outcome = await register.changeSavedFilter(saved.name, { name, filter: changed.filter });
      if (outcome === "taken") throw taken(name);
      found(outcome === "missing" ? null : outcome, "saved filter");
      return answerOf(changed);
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/filters/:name",
    config: { access: { role: "reviewer", changes: "filter.remove" } },
    schema: { summary: "Remove a saved filter", tags, params: savedFilterParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { name } = await ownFilter(request.params.name, personOf(request));
      await register.removeSavedFilter(name);
      return await reply.code(204).send(null);
    },
  });
}

function answerOf({ id, name, owner, filter, createdAt }: Omit<SavedFilter, "digest">): SavedFilterAnswer {
  return { id, name, owner, filter: queryOf(filter), createdAt };
}

function taken(name: string): Refusal {
  return new Refusal(409, `There is a saved filter "${name}" already.`);
}

/** It stays when the filter is renamed: feeds are known by it. */
export function newFilterId(): string {
  return `s${randomBytes(8).toString("hex")}`;
}

/** What the parts of the server share: the application, who asks, and what each route says about itself. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { z } from "zod";
import type { Clock } from "../../crawl/clock.ts";
import type { Guard } from "../../crawl/guard.ts";
import type { Engine } from "../../facts/engine.ts";
import type { Sources } from "../../sources/load.ts";
import type { Role } from "../../store/accounts.ts";
import type { Register } from "../../store/register.ts";

/** Somebody who asks. */
export interface Person {
  /** A user's name; "local" on loopback as long as there are no users. */
  readonly name: string;
  /** What may be done: of a token, no more than its scope. */
  readonly role: Role;
  /** How the server knows. */
  readonly by: "local" | "login" | "token";
  /** To be repeated in a header by whoever changes something; null where that is not asked for. */
  readonly csrf: string | null;
}

/** What a route says about itself. */
export interface Access {
  /** The least role that may use it; null for everybody, logged in or not. */
  readonly role: Role | null;
  /** What it changes, as the audit calls it; left out where it changes nothing. */
  readonly changes?: string;
  /**
   * Whether a token may come as the password of HTTP Basic as well. Browsers send that along unasked, whatever page made them ask, so that a route
   * that changes something must not.
   */
  readonly basic?: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Null where nobody is logged in. */
    person: Person | null;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

type Immutable<Value> = Value extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
    : Value;

/** Requests are what their schemas make of them, and answers what their schemas take; nothing is changed in an answer. */
interface DeskTypes extends FastifyTypeProvider {
  readonly validator: this["schema"] extends z.ZodType ? z.output<this["schema"]> : unknown;
  readonly serializer: this["schema"] extends z.ZodType ? Immutable<z.input<this["schema"]>> : unknown;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  DeskTypes
>;

export interface DeskOptions {
  readonly version: string;
  readonly clock: Pick<Clock, "now">;
  /** The interface that it is served on. */
  readonly host: string;
  /** Names by which it is called besides those of loopback, in lower case; where there are any, a login is always asked for. */
  readonly names: readonly string[];
  readonly sources: Sources;
  readonly engine: Engine;
  /** Decides where webhooks may go. */
  readonly guard: Pick<Guard, "check">;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Most attempts at a login within a quarter of an hour. */
  readonly logins: { readonly byAddress: number; readonly byName: number };
  /** Told when a person has decided something that merging carries out. */
  readonly mergeSoon: () => void;
  readonly trouble: (message: string, error: unknown) => void;
}

/** What routes work with. */
export interface Desk extends DeskOptions {
  readonly register: Register;
  /** The instant of the clock, ISO 8601. */
  readonly now: () => string;
}

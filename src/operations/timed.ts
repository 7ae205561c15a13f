/** The same things as before, with a watch held to what they do. */
import type { Turns } from "../crawl/turns.ts";
import type { PageReader } from "../pipeline/reader.ts";
import type { Register } from "../store/register.ts";
import type { Metrics } from "./metrics.ts";

type Took = Metrics["took"];

/** Measures each request by itself, without the wait for the host's turn. */
export function timedTurns(turns: Turns, took: Took): Turns {
  return {
    ...turns,
    take: (host, pause, work) =>
      turns.take(host, pause, () =>
        timed(
          work,
          () => "answered",
          (what, seconds) => took("request", what, seconds),
        ),
      ),
  };
}

/** Measures the reading of each page and document, with the wait for a free thread. */
export function timedReader(reader: PageReader, took: Took): PageReader {
  return {
    ...reader,
    read: (page, shownDay) =>
      timed(
        () => reader.read(page, shownDay),
        ({ kind }) => kind,
        (what, seconds) => took("reading", what, seconds),
      ),
    readDocument: (...given) =>
      timed(
        () => reader.readDocument(...given),
        () => "document",
        (what, seconds) => took("reading", what, seconds),
      ),
  };
}

/** Measures every call of the register that is waited for; lists that are read bit by bit are their reader's time. */
export function timedRegister(register: Register, took: Took): Register {
  return new Proxy(register, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        const start = performance.now();
        const given: unknown = Reflect.apply(member, target, args);
        if (!(given instanceof Promise)) return given;
        const end = () => took("register", String(name), (performance.now() - start) / 1000);
        given.then(end, end);
        return given;
      };
    },
  });
}

async function timed<T>(
  work: () => Promise<T>,
  ended: (result: T) => string,
  took: (what: string, seconds: number) => void,
): Promise<T> {
  const start = performance.now();
  let what = "failed";
  try {
    const result = await work();
    what = ended(result);
    return result;
  } finally {
    took(what, (performance.now() - start) / 1000);
  }
}

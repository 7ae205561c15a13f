import type { ForgottenSource, Identify, Register, RemovalNote, Traces } from "../store/register.ts";

const portion = 200;

/**
 * Forgets a source: notes it, so that nothing of it is taken up any more, and removes page by page what is kept of it, telling of each
 * what it was. Stopped at any moment and started again, it goes on; what is refused stays refused meanwhile.
 */
export async function* forgetSource(
  register: Register,
  source: ForgottenSource,
  identify: Identify,
  note: RemovalNote,
  signal: AbortSignal,
): AsyncGenerator<Traces> {
  await register.forgetSource(source, note);
  for (let after = ""; ;) {
    const addresses = await register.addressesOf(source, after, portion);
    for (const address of addresses) {
      if (signal.aborted) return;
      yield await register.forgetPage(address, identify, note, source);
    }
    const last = addresses.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

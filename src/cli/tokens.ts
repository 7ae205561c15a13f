/** What `sijill token` does. */
import { newTokenId } from "../desk/server/routes/accounts.ts";
import { hashOfSecret, newSecret } from "../desk/server/secrets.ts";
import { SijillError } from "../errors.ts";
import { mayAs } from "../store/accounts.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import type { TokenOptions } from "./token.ts";
import { note, unknown, withRegister } from "./users.ts";

const day = 24 * 3_600_000;

/** Writes the secret to standard output and nothing else, so that a script can take it. */
export async function addTokenOf(
  user: string,
  { scope = "reader", label = "command line", expires, data }: TokenOptions,
): Promise<void> {
  await withRegister(data, async (register, now) => {
    const known = await register.findUser(user);
    if (known === null) throw unknown(user);
    const { role, disabledAt } = known.user;
    if (disabledAt !== null)
      throw new SijillError("wrong-use", `${user} is disabled; a new password lets them in again`);
    if (!mayAs(role, scope)) throw new SijillError("wrong-use", `${user} is ${role}: a token may be for that at most`);
    const secret = newSecret();
    const expiresAt = expires === undefined ? null : new Date(Date.parse(now) + expires * day).toISOString();
    const id = newTokenId();
    const token = {
      id,
      user,
      label: label.slice(0, 100),
      scope,
      createdAt: now,
      expiresAt,
      usedAt: null,
      revokedAt: null,
    };
    await register.saveToken(token, hashOfSecret(secret));
    await note(register, now, "token.add", { id, user, scope });
    await write(`${secret}\n`);
  });
}

export async function listTokens(user: string | null, { json = false, data }: TokenOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const tokens = await register.listTokens(user);
    if (json) for (const token of tokens) await writeJson(token);
    else if (tokens.length === 0) await write("there are no tokens\n");
    else {
      const rows = tokens.map(({ id, user: owner, scope, label, createdAt, expiresAt, usedAt, revokedAt }) =>
        [id, owner, scope, cell(label, 40)].concat([createdAt, usedAt, expiresAt, revokedAt].map(dayOf)),
      );
      await write(
        tableText(rows, { names: ["token", "user", "scope", "label", "made", "used", "expires", "revoked"] }),
      );
    }
  });
}

export async function revokeToken(id: string, { data }: TokenOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    if (!(await register.revokeToken(id, now)))
      throw new SijillError(
        "wrong-use",
        `there is no token "${id.slice(0, 50)}" that is good for anything; sijill token list shows them`,
      );
    await note(register, now, "token.revoke", { id });
    await write(`${id} is good for nothing now\n`);
  });
}

function dayOf(instant: string | null): string {
  return instant?.slice(0, 10) ?? "";
}

/** What `sijill user` does. */
import { userName } from "../desk/api/session.ts";
import { hashPassword } from "../desk/server/passwords.ts";
import { SijillError } from "../errors.ts";
import { type AuditEntry, roles } from "../store/accounts.ts";
import type { Register } from "../store/register.ts";
import { readSettings } from "../settings.ts";
import { tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { readPassword } from "./password.ts";
import { openRegister } from "./register.ts";
import type { UserOptions } from "./user.ts";

export async function addUserNamed(
  name: string,
  { role = "reviewer", passwordStdin = false, data }: UserOptions,
): Promise<void> {
  if (!userName.safeParse(name).success)
    throw new SijillError(
      "wrong-use",
      `"${name.slice(0, 64)}" is no name of a user: write letters and digits, and . _ @ - within, 64 at most`,
    );
  await withRegister(data, async (register, now) => {
    if ((await register.findUser(name)) !== null)
      throw new SijillError(
        "wrong-use",
        `there is a user ${name} already; sijill user role and sijill user password change one`,
      );
    const hash = await hashPassword(await readPassword(passwordStdin));
    await register.saveUser({ name, role, createdAt: now, disabledAt: null }, hash);
    await note(register, now, "user.add", { name, role });
    await write(`${name} may log in now, as ${role}\n`);
  });
}

export async function listUsers({ json = false, data }: UserOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const users = await register.listUsers();
    if (json) for (const user of users) await writeJson(user);
    else if (users.length === 0) await write("there are no users: on this machine nobody has to log in\n");
    else {
      const rows = users.map(({ name, role, createdAt, disabledAt }) => [
        name,
        role,
        createdAt.slice(0, 10),
        disabledAt?.slice(0, 10) ?? "",
      ]);
      await write(tableText(rows, { names: ["user", "role", "since", "disabled"] }));
    }
  });
}

export async function setRole(name: string, given: string, { data }: UserOptions): Promise<void> {
  const role = roles.find((one) => one === given);
  if (role === undefined)
    throw new SijillError("wrong-use", `there is no role "${given.slice(0, 50)}"; choose from ${roles.join(", ")}`);
  await withRegister(data, async (register, now) => {
    if (!(await register.setRole(name, role))) throw unknown(name);
    await note(register, now, "user.change", { name, role });
    await write(`${name} is ${role} now\n`);
  });
}

export async function setPassword(name: string, { passwordStdin = false, data }: UserOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    const known = await register.findUser(name);
    if (known === null) throw unknown(name);
    const hash = await hashPassword(await readPassword(passwordStdin));
    await register.saveUser({ ...known.user, disabledAt: null }, hash);
    await note(register, now, "user.change", { name, password: "another" });
    await write(`${name} has another password now\n`);
  });
}

export async function disableUser(name: string, { data }: UserOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    if (!(await register.disableUser(name, now))) throw unknown(name);
    await note(register, now, "user.change", { name, disabled: true });
    await write(`${name} is let in no more\n`);
  });
}

/** Opens the register for a command about accounts, and makes one where there is none: users can be there before anything else. */
export async function withRegister(
  data: string | undefined,
  work: (register: Register, now: string) => Promise<void>,
): Promise<void> {
  const register = await openRegister(readSettings(process.env, { dataFolder: data }));
  try {
    await work(register, new Date().toISOString());
  } finally {
    await register.close();
  }
}

/** Whoever may use this command may do everything: there is no name to tell. */
export async function note(register: Register, at: string, what: string, detail: AuditEntry["detail"]): Promise<void> {
  await register.noteAudit({ at, who: "command line", what, detail });
}

export function unknown(name: string): SijillError {
  return new SijillError("wrong-use", `there is no user "${name.slice(0, 64)}"; sijill user list shows them`);
}

import { useState } from "preact/hooks";
import { addUser, disableUser, listUsers } from "../api/people.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useSession } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { ChoiceField, TextField } from "../ui/fields.tsx";
import { Failure } from "../ui/Failure.tsx";
import { roles } from "./roles.ts";
import { useSending } from "./use-sending.ts";

export function Users() {
  const { words, formats } = useLocale();
  const { user: own } = useSession();
  const { value, failure, reload } = useLoaded("users", listUsers);
  const send = useSending();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<(typeof roles)[number]>("reviewer");
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const user = await send(() => addUser({ name, role, password }), words("users.added", { name }));
    if (user === null) return;
    setName("");
    setPassword("");
    reload();
  };
  const disable = async (who: string): Promise<void> => {
    await send(() => disableUser(who), words("users.disabled", { name: who }));
    reload();
  };
  return (
    <section aria-labelledby="users">
      <h2 id="users">{words("users.title")}</h2>
      {failure === null ? null : <Failure refusal={failure} again={reload} />}
      {value?.users.length === 0 ? <p class="faint">{words("users.none")}</p> : null}
      <ul class="plain people">
        {value?.users.map((user) => (
          <li key={user.name}>
            <strong>
              <bdi>{user.name}</bdi>
            </strong>
            <span>{words(`role.${user.role}`)}</span>
            <span class="faint">{formats.day(user.createdAt)}</span>
            {user.disabledAt !== null ? (
              <span class="faint">{words("users.isDisabled")}</span>
            ) : user.name === own?.name ? null : (
              <button type="button" class="button small" onClick={() => void disable(user.name)}>
                {words("users.disable", { name: user.name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form class="settings" aria-label={words("users.add")} onSubmit={(event) => void add(event)}>
        <TextField label={words("login.name")} value={name} change={setName} required />
        <TextField
          label={words("users.password")}
          value={password}
          change={setPassword}
          type="password"
          pattern=".{12,}"
          required
        />
        <ChoiceField
          label={words("users.role")}
          value={role}
          options={roles.map((one) => ({ value: one, label: words(`role.${one}`) }))}
          change={(chosen) => setRole(roles.find((one) => one === chosen) ?? role)}
        />
        <button type="submit" class="button primary">
          {words("users.add")}
        </button>
      </form>
    </section>
  );
}

import { useState } from "preact/hooks";
import { addToken, listTokens, type NewToken, revokeToken } from "../api/people.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { ChoiceField, TextField } from "../ui/fields.tsx";
import { Failure } from "../ui/Failure.tsx";
import { roles } from "./roles.ts";
import { TokenRow } from "./TokenRow.tsx";
import { useSending } from "./use-sending.ts";

/** Tokens for programs. A secret is shown once, when its token is made. */
export function Tokens() {
  const { words } = useLocale();
  const { value, failure, reload } = useLoaded("tokens", listTokens);
  const send = useSending();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState("90");
  const [scope, setScope] = useState<(typeof roles)[number]>("reader");
  const [made, setMade] = useState<NewToken | null>(null);
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const request = { label, scope, days: days === "" ? null : Number(days) };
    const token = await send(() => addToken(request), words("tokens.added", { label }));
    if (token === null) return;
    setMade(token);
    setLabel("");
    reload();
  };
  const revoke = async (id: string): Promise<void> => {
    await send(() => revokeToken(id), words("tokens.revoked"));
    reload();
  };
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{words("tokens.title")}</h2>
      <p class="faint">{words("tokens.text")}</p>
      {failure === null ? null : <Failure refusal={failure} again={reload} />}
      {made === null ? null : (
        <p class="card">
          {words("tokens.secret")}{" "}
          <code dir="ltr" class="secret">
            {made.secret}
          </code>
        </p>
      )}
      <ul class="plain people">
        {value?.tokens.map((token) => (
          <TokenRow key={token.id} token={token} revoke={() => void revoke(token.id)} />
        ))}
      </ul>
      <form class="settings" aria-label={words("tokens.add")} onSubmit={(event) => void add(event)}>
        <TextField label={words("tokens.label")} value={label} change={setLabel} required />
        <ChoiceField
          label={words("tokens.scope")}
          value={scope}
          options={roles.map((one) => ({ value: one, label: words(`role.${one}`) }))}
          change={(chosen) => setScope(roles.find((one) => one === chosen) ?? scope)}
        />
        <TextField label={words("tokens.days")} value={days} change={setDays} type="number" />
        <button type="submit" class="button primary">
          {words("tokens.add")}
        </button>
      </form>
    </section>
  );
}

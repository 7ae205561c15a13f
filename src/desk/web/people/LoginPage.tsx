import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../api/client.ts";
import { login } from "../api/people.ts";
import { Preferences } from "../app/Preferences.tsx";
import { useSession } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { usePageTitle } from "../ui/page.ts";
import { refusalText } from "../ui/refusal.ts";

/** Asks who is there. The page that was asked for is shown afterwards: its address stays. */
export function LoginPage() {
  const { words } = useLocale();
  const { renew } = useSession();
  const [failure, setFailure] = useState("");
  usePageTitle(words("login.title"));
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string): string => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    try {
      await login({ name: typed("name").trim(), password: typed("password") });
      renew();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailure(error.status === 401 ? words("login.wrong") : refusalText(error, words));
    }
  };
  return (
    <main class="login">
      <h1>
        <span lang="ar">سجل</span> Sijill
      </h1>
      <p class="faint">{words("login.text")}</p>
      <form class="card" onSubmit={(event) => void submit(event)}>
        <label class="field">
          {words("login.name")}
          <input name="name" autocomplete="username" required maxLength={64} dir="auto" />
        </label>
        <label class="field">
          {words("login.password")}
          <input name="password" type="password" autocomplete="current-password" required maxLength={1024} />
        </label>
        <p role="alert" class="warning">
          {failure}
        </p>
        <button type="submit" class="button primary">
          {words("login.enter")}
        </button>
      </form>
      <p class="login-settings">
        <Preferences />
      </p>
    </main>
  );
}

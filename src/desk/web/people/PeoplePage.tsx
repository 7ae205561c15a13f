import { Link } from "wouter-preact";
import { useIsAdmin } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Tokens } from "./Tokens.tsx";
import { Users } from "./Users.tsx";

/** Who may use the desk, and which programs. */
export function PeoplePage() {
  const { words } = useLocale();
  const isAdmin = useIsAdmin();
  usePageTitle(words("nav.people"));
  if (!isAdmin) return <Empty level="h1" title={words("nav.people")} text={words("failure.forbidden")} />;
  return (
    <div class="page">
      <header class="page-head">
        <h1>{words("nav.people")}</h1>
        <p>
          <Link href="/people/audit">{words("audit.open")}</Link>
        </p>
      </header>
      <Users />
      <Tokens />
    </div>
  );
}

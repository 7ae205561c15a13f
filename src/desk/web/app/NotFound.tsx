import { Link } from "wouter-preact";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { usePageTitle } from "../ui/page.ts";

export function NotFound() {
  const { words } = useLocale();
  usePageTitle(words("missing.title"));
  return (
    <Empty level="h1" title={words("missing.title")} text={words("missing.text")}>
      <Link class="button" href="/inbox">
        {words("nav.inbox")}
      </Link>
    </Empty>
  );
}

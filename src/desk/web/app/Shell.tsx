import type { ComponentChildren } from "preact";
import { Link, useLocation } from "wouter-preact";
import { useLocale } from "../language/locale.tsx";
import { Preferences } from "./Preferences.tsx";
import { useIsAdmin } from "./session.tsx";
import { Who } from "./Who.tsx";

const pages = ["inbox", "overview", "undertakings", "sources", "rules"] as const;

/** What stands around every page: the way past the navigation, the navigation, and the settings of the interface. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { words } = useLocale();
  const [path] = useLocation();
  const isAdmin = useIsAdmin();
  const link = (page: (typeof pages)[number] | "people") => (
    <Link key={page} href={`/${page}`} class="tab" aria-current={path.startsWith(`/${page}`) ? "page" : undefined}>
      {words(`nav.${page}`)}
    </Link>
  );
  return (
    <>
      <a class="skip" href="#content">
        {words("nav.skip")}
      </a>
      <header class="top">
        <Link href="/inbox" class="brand" aria-label={words("nav.home")}>
          <span lang="ar">سجل</span> Sijill
        </Link>
        <nav class="tabs" aria-label={words("nav.label")}>
          {pages.map(link)}
          {isAdmin ? link("people") : null}
        </nav>
        <div class="top-end">
          <Preferences />
          <Who />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

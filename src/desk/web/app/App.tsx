import { useEffect, useMemo } from "preact/hooks";
import { Redirect, Route, Switch } from "wouter-preact";
import { setToken, whenLoggedOut } from "../api/client.ts";
import { readSession } from "../api/people.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { InboxPage } from "../inbox/InboxPage.tsx";
import { OverviewPage } from "../overview/OverviewPage.tsx";
import { AuditPage } from "../people/AuditPage.tsx";
import { LoginPage } from "../people/LoginPage.tsx";
import { PeoplePage } from "../people/PeoplePage.tsx";
import { RecordPage } from "../record/RecordPage.tsx";
import { RulePage } from "../rules/RulePage.tsx";
import { RulesPage } from "../rules/RulesPage.tsx";
import { SourcesPage } from "../sources/SourcesPage.tsx";
import { UndertakingsPage } from "../undertakings/UndertakingsPage.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Notices } from "./announce.tsx";
import { NamesProvider } from "./names.tsx";
import { NotFound } from "./NotFound.tsx";
import { type Session, SessionContext } from "./session.tsx";
import { Shell } from "./Shell.tsx";

export function App() {
  const { value, failure, reload } = useLoaded("session", readSession);
  const session = useMemo<Session | null>(() => {
    if (value === undefined) return null;
    setToken(value.csrf);
    return { ...value, renew: reload };
  }, [value, reload]);
  useEffect(() => whenLoggedOut(reload), [reload]);
  if (failure !== null) return <Failure refusal={failure} again={reload} />;
  if (session === null) return null;
  if (session.user === null)
    return (
      <SessionContext.Provider value={session}>
        <LoginPage />
        <Notices />
      </SessionContext.Provider>
    );
  return (
    <SessionContext.Provider value={session}>
      <NamesProvider>
        <Shell>
          <Switch>
            <Route path="/">
              <Redirect to="/inbox" replace />
            </Route>
            <Route path="/inbox" component={InboxPage} />
            <Route path="/records/:id">{({ id }) => <RecordPage key={id} id={idOf(id)} />}</Route>
            <Route path="/overview" component={OverviewPage} />
            <Route path="/undertakings" component={UndertakingsPage} />
            <Route path="/sources" component={SourcesPage} />
            <Route path="/rules" component={RulesPage} />
            <Route path="/rules/:id">{({ id }) => <RulePage id={idOf(id)} />}</Route>
            <Route path="/people" component={PeoplePage} />
            <Route path="/people/audit" component={AuditPage} />
            <Route component={NotFound} />
          </Switch>
        </Shell>
        <Notices />
      </NamesProvider>
    </SessionContext.Provider>
  );
}

/** The id that stands in an address, where a slash is written %2F. What cannot be read stands for itself: nothing has that id. */
function idOf(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

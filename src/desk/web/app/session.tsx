import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SessionAnswer } from "../../api/session.ts";

export interface Session extends SessionAnswer {
  /** Asks the server anew who is there. */
  readonly renew: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("outside of a session");
  return session;
}

/** Whether whoever is there may decide about records. */
export function useMayReview(): boolean {
  const role = useSession().user?.role;
  return role === "reviewer" || role === "admin";
}

export const useIsAdmin = (): boolean => useSession().user?.role === "admin";

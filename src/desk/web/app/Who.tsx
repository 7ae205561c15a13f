import { logout } from "../api/people.ts";
import { useLocale } from "../language/locale.tsx";
import { useSession } from "./session.tsx";

/** Who is logged in, and the way out. Nothing where nobody needs to log in. */
export function Who() {
  const { words } = useLocale();
  const { user, loginNeeded, renew } = useSession();
  if (user === null || !loginNeeded) return null;
  return (
    <span class="who">
      <span title={words(`role.${user.role}`)}>{user.name}</span>
      <button type="button" class="quiet" onClick={() => void logout().finally(renew)}>
        {words("login.leave")}
      </button>
    </span>
  );
}

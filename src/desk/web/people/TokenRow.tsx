import type { Token } from "../api/people.ts";
import { useLocale } from "../language/locale.tsx";

export function TokenRow({ token, revoke }: { token: Token; revoke: () => void }) {
  const { words, formats } = useLocale();
  const { label, user, scope, expiresAt, usedAt, revokedAt } = token;
  return (
    <li>
      <strong>
        <bdi>{label}</bdi>
      </strong>
      <bdi>{user}</bdi>
      <span>{words(`role.${scope}`)}</span>
      <span class="faint">
        {expiresAt === null ? words("tokens.forever") : words("tokens.until", { day: formats.day(expiresAt) })}
        {" · "}
        {usedAt === null ? words("tokens.unused") : words("tokens.used", { when: formats.instant(usedAt) })}
      </span>
      {revokedAt === null ? (
        <button type="button" class="button small" onClick={revoke}>
          {words("tokens.revoke", { label })}
        </button>
      ) : (
        <span class="faint">{words("tokens.isRevoked")}</span>
      )}
    </li>
  );
}

import { Refusal } from "../api/client.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import { refusalDetail, refusalText } from "../ui/refusal.ts";

/** Does something on the server and says what became of it. @returns the answer, null where it was refused */
export function useSending(): <Answer>(send: () => Promise<Answer>, done: string) => Promise<Answer | null> {
  const { words } = useLocale();
  return async (send, done) => {
    try {
      const answer = await send();
      announce(done);
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      announce(refusalText(error, words), "failed", refusalDetail(error));
      return null;
    }
  };
}

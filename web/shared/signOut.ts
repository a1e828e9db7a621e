import {
  type AuthenticatedFragment,
  LogoutDocument,
  RefreshSessionDocument,
} from './generated/graphql.ts';
import { expiresSoon, saysUnauthenticated } from './sessionAnswers.ts';
import { notices } from './sessionState.ts';
import type { SessionWire } from './sessionWire.ts';
import { untilAnswered } from './untilAnswered.ts';

/** The place that a session leaves. */
interface Vacancy {
  /** Whether still nobody is signed in in this browser. */
  readonly isVacant: () => boolean;
  /** Tells whoever looks at it. */
  readonly say: (notice: string) => void;
}

/**
 * Ends a session that this page has left. When the gateway cannot be told it is said so, and the gateway
 * is told later: without cookies, which may be another account's by then.
 */
export async function endSession(
  wire: SessionWire,
  tokens: AuthenticatedFragment,
  { isVacant, say }: Vacancy,
): Promise<void> {
  const tellLater = async () => {
    const living = expiresSoon(tokens) ? await renewed(wire, tokens, isVacant) : tokens;
    if (living) await unlessOver(wire.sendApart(LogoutDocument, {}, living.accessToken));
  };
  const sayIfVacant = (notice: string) => {
    if (isVacant()) say(notice);
  };
  try {
    await unlessOver(wire.send(LogoutDocument, {}, tokens.accessToken));
  } catch {
    sayIfVacant(notices.notTold);
    void untilAnswered(tellLater, ignore).then(() => sayIfVacant(notices.told));
  }
}

/** Tokens by which the session can be ended; null when it cannot be reached any more. */
async function renewed(
  wire: SessionWire,
  { refreshToken, user }: AuthenticatedFragment,
  isVacant: () => boolean,
): Promise<AuthenticatedFragment | null> {
  if (!isVacant()) return null;
  const answer = await unlessOver(
    wire.send(RefreshSessionDocument, { refreshToken: refreshToken ?? null }),
  );
  return answer?.refreshSession.user.id === user.id ? answer.refreshSession : null;
}

/** Null for what the gateway refuses because the session is over already. */
async function unlessOver<Data>(answer: Promise<Data>): Promise<Data | null> {
  try {
    return await answer;
  } catch (error) {
    if (!saysUnauthenticated(error)) throw error;
    return null;
  }
}

function ignore(): void {}

import { randomInt } from 'node:crypto';
import type { Codes } from '../cache/codes.ts';
import { codeSeconds } from '../cache/keys.ts';
import type { Limiter } from '../cache/limiter.ts';
import { type SmsSender, UnreachablePhoneError } from '../sms/smsSender.ts';
import type { Audit } from './audit.ts';
import { BadUserInputError, RateLimitedError, UnauthenticatedError } from './errors.ts';
import { deriveKey, sealOf } from './secrets.ts';

const phoneShape = /^\+[1-9]\d{6,14}$/;

/** A code that was sent. The code itself is in the message alone. */
export interface SentCode {
  phoneNumber: string;
  expiresAt: Date;
  attemptsLeft: number;
}

interface Dependencies {
  codes: Codes;
  limiter: Limiter;
  sender: SmsSender;
  audit: Audit;
  /** The installation's secret: without it a stolen hash of six digits would be no secret. */
  secret: string;
  codesPerHour: { phone: number; address: number };
  now: () => Date;
}

/** Codes by SMS: six digits that prove a phone number. */
export class SmsCodes {
  readonly #deps: Dependencies;
  readonly #codeKey: Buffer;
  readonly #phoneKey: Buffer;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#codeKey = deriveKey(deps.secret, 'sms codes');
    this.#phoneKey = deriveKey(deps.secret, 'phone numbers of deleted accounts');
  }

  /**
   * Sends a code. Nothing is looked up, so that the answer cannot tell whether there is an account.
   *
   * @param path the argument to name in an error
   * @param address whence the request comes: it too has a limit, or one could ring a million phones
   * @throws BadUserInputError for a number that is not in E.164
   * @throws RateLimitedError after too many codes in this hour, or wrong guesses in these 10 minutes
   */
  async send(phoneNumber: string, path: string, address: string): Promise<SentCode> {
    requirePhoneNumber(phoneNumber, path);
    const { codes, sender, audit, now, codesPerHour } = this.#deps;
    await this.#count(address, codesPerHour.address);
    await this.#deps.limiter.rename(this.#aliasOf(phoneNumber), phoneNumber);
    await this.#count(phoneNumber, codesPerHour.phone);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const kept = await codes.keep(phoneNumber, this.#hashOf(phoneNumber, code));
    if (!kept.kept) throw this.#exhausted(kept.retryAfterSeconds);
    const expiresAt = new Date(now().getTime() + codeSeconds * 1000);
    const minutes = codeSeconds / 60;
    const text = `${code} is your SpendSense code. It is valid for ${minutes} minutes. Tell it to nobody.`;
    await orUnreachable(sender.send(phoneNumber, text), path);
    audit.record({ event: 'code.sent' });
    return { phoneNumber, expiresAt, attemptsLeft: kept.attemptsLeft };
  }

  /**
   * Uses up a code. A right one works once, however many bring it at the same moment.
   *
   * @throws UnauthenticatedError in the same words for a code that is wrong, expired, used or of
   *   another phone
   * @throws RateLimitedError after 3 wrong guesses in 10 minutes; a new code does not change that
   */
  async spend(phoneNumber: string, code: string): Promise<void> {
    const guess = await this.#deps.codes.guess(phoneNumber, this.#hashOf(phoneNumber, code));
    if (guess.outcome === 'right') return;
    if (guess.outcome === 'exhausted') throw this.#exhausted(guess.retryAfterSeconds);
    this.#deps.audit.record({ event: 'session.refused', reason: 'wrong-code' });
    throw new UnauthenticatedError('The code is wrong or has expired.');
  }

  /**
   * Keeps the count of an hour's codes without the number: whoever deletes an account to be sent more
   * codes is still counted, and no key names the person.
   *
   * @returns whether Redis has done it
   */
  hideCount(phoneNumber: string): Promise<boolean> {
    return this.#deps.limiter.rename(phoneNumber, this.#aliasOf(phoneNumber));
  }

  /** Forgets the code of a number, and the wrong guesses. */
  async forget(phoneNumber: string): Promise<void> {
    await this.#deps.codes.forget(phoneNumber);
  }

  async #count(id: string, perHour: number): Promise<void> {
    const { consumed, resetSeconds } = await this.#deps.limiter.count(id);
    if (consumed <= perHour) return;
    this.#deps.audit.record({ event: 'limit.exceeded', limit: 'sms' });
    throw new RateLimitedError('Too many codes were sent', resetSeconds);
  }

  #exhausted(retryAfterSeconds: number): RateLimitedError {
    this.#deps.audit.record({ event: 'limit.exceeded', limit: 'code' });
    return new RateLimitedError('Too many wrong codes', retryAfterSeconds);
  }

  #hashOf(phoneNumber: string, code: string): string {
    return sealOf(this.#codeKey, `${phoneNumber} ${code}`);
  }

  #aliasOf(phoneNumber: string): string {
    return sealOf(this.#phoneKey, phoneNumber);
  }
}

async function orUnreachable(sent: Promise<void>, path: string): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof UnreachablePhoneError)) throw error;
    throw new BadUserInputError([{ path, message: 'cannot be reached by SMS' }]);
  }
}

/** @throws BadUserInputError for a number that is not in E.164 */
export function requirePhoneNumber(phoneNumber: string, path: string): void {
  if (phoneShape.test(phoneNumber)) return;
  const message = 'must be a phone number in E.164, e.g. +14155550123';
  throw new BadUserInputError([{ path, message }]);
}

import { randomInt } from 'node:crypto';
import { dataOf } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';
import type { Tokens } from './signIn.ts';

export interface SentCode {
  phoneNumber: string;
  expiresAt: string;
  attemptsLeft: number;
}

/** A number that no other test has. */
export const newPhone = () => `+1415${String(randomInt(10_000_000)).padStart(7, '0')}`;

/** The texts that a gateway has sent to a phone, the oldest first: tests have them in the log. */
export function messagesTo({ logs }: Pick<TestBed, 'logs'>, phoneNumber: string): string[] {
  const lines = logs.map((line): { phoneNumber?: string; text?: string } => JSON.parse(line));
  return lines.flatMap((line) =>
    line.phoneNumber === phoneNumber && line.text !== undefined ? [line.text] : [],
  );
}

/** The code that a gateway has sent to a phone last. */
export function latestCode(bed: Pick<TestBed, 'logs'>, phoneNumber: string): string {
  const code = /^(?<code>\d{6}) is your SpendSense code/.exec(
    messagesTo(bed, phoneNumber).at(-1) ?? '',
  )?.groups?.code;
  if (code === undefined) throw new Error(`no code was sent to ${phoneNumber}`);
  return code;
}

export const requestCode = (bed: TestBed, phoneNumber: string) =>
  bed.anonymous.run<{ requestSmsCode: SentCode }>('RequestSmsCode', { phoneNumber });

export const verify = (bed: TestBed, phoneNumber: string, code: string) =>
  bed.anonymous.run<{ verifySmsCode: Tokens }>('VerifySmsCode', { input: { phoneNumber, code } });

/** Has a code sent to a phone, and reads it there. */
export async function codeFor(bed: TestBed, phoneNumber: string): Promise<string> {
  dataOf(await requestCode(bed, phoneNumber));
  return latestCode(bed, phoneNumber);
}

/** Signs a phone in. */
export async function signInByPhone(bed: TestBed, phoneNumber: string): Promise<Tokens> {
  const code = await codeFor(bed, phoneNumber);
  return dataOf(await verify(bed, phoneNumber, code)).verifySmsCode;
}

/** Codes other than the right one, each another one. */
export const wrongCodes = (right: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    String((Number(right) + index + 1) % 1_000_000).padStart(6, '0'),
  );

/** One code other than the right one. */
export const wrongCode = (right: string): string => wrongCodes(right, 1).join();

import { expect } from 'vitest';
import type { FormAnswer } from './ticketForm.ts';
import type { UploadBed } from './uploadBed.ts';

/** What the gateway answers outside of GraphQL. */
interface HttpErrors {
  errors: { message: string; extensions: { code: string; [detail: string]: unknown } }[];
}

/** The one error of an answer of the gateway outside of GraphQL. */
export function errorOf({ text }: FormAnswer): HttpErrors['errors'][number] {
  const body = JSON.parse(text) as HttpErrors;
  expect(body).toEqual({
    errors: [{ message: expect.any(String), extensions: expect.any(Object) }],
  });
  const [error] = body.errors;
  if (error === undefined) throw new Error('no error');
  expect(error.extensions.code).toMatch(/^[A-Z_]+$/);
  return error;
}

/** Expects the store to refuse a form as the client's fault; on disk in the gateway's words. */
export function expectFormRefused({ kind }: UploadBed, answer: FormAnswer): void {
  expect(answer).toMatchObject({ status: expect.toSatisfy((it: number) => it >= 400 && it < 500) });
  if (kind !== 'disk') return;
  const { message, extensions } = errorOf(answer);
  expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  expect(message.length).toBeGreaterThan(10);
}

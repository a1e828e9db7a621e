import { expect } from 'vitest';
import type { Answer, AnswerError } from './client.ts';

/** A connection as a document asks for it. */
export interface Connection<Node> {
  totalCount: number;
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** An id that no row has. */
export const unknownId = '00000000-0000-4000-8000-000000000000';

/** The data of an answer without errors. */
export function dataOf<Data>(answer: Answer<Data>): Data {
  expect(answer.errors).toEqual([]);
  expect(answer.status).toBe(200);
  if (answer.data === null) throw new Error(`no data: ${answer.text}`);
  return answer.data;
}

/** Expects one error with this code, and that nothing was answered beside it. */
export function expectRefused(answer: Answer<unknown>, code: string): AnswerError {
  expect({ codes: answer.errors.map(({ extensions }) => extensions.code), data: answer.data })
    // A nullable root field is null, any other takes the whole of `data` with it.
    .toEqual({ codes: [code], data: expect.toSatisfy(hasNothing, 'nothing but nulls') });
  const [error] = answer.errors;
  if (error === undefined) throw new Error('no error');
  return error;
}

const hasNothing = (data: object | null) =>
  data === null || Object.values(data).every((value) => value === null);

/** Expects BAD_USER_INPUT that names exactly these fields, each with how to mend it. */
export function expectBadInput(
  answer: Answer<unknown>,
  fields: Record<string, string | RegExp>,
): void {
  const { extensions, message } = expectRefused(answer, 'BAD_USER_INPUT');
  const expected = Object.entries(fields).map(([path, text]) => ({
    path,
    message: typeof text === 'string' ? text : expect.stringMatching(text),
  }));
  expect(extensions.fields).toHaveLength(expected.length);
  expect(extensions.fields).toEqual(expect.arrayContaining(expected));
  for (const path of Object.keys(fields)) expect(message).toContain(path);
  expect([200, 400]).toContain(answer.status);
}

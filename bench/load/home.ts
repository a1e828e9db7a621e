import { operationText } from '../../test/harness/contract.ts';
import type { Person } from '../setup/people.ts';

/** The body of a request for an operation of the contract, word for word. */
export const requestBody = (operationName: string, variables: object = {}): string =>
  JSON.stringify({ operationName, query: operationText(operationName), variables });

/** The hot query: the member's home screen. */
export const homeBody = requestBody('Home');

/**
 * Asks a server for a member's home screen, once.
 *
 * @returns the answer's bytes
 * @throws Error the answer is an error, or is not of that member
 */
export async function readHome(url: string, person: Person): Promise<string> {
  const { headers } = person;
  const response = await fetch(url, { method: 'POST', headers, body: homeBody });
  const text = await response.text();
  const answer = JSON.parse(text) as { errors?: unknown; data?: { me?: { id?: string } } };
  if (answer.errors !== undefined || answer.data?.me?.id !== person.userId) {
    throw new Error(`${url} did not answer Home: ${response.status} ${text.slice(0, 500)}`);
  }
  return text;
}

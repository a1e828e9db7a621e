import type { Person } from '../setup/people.ts';

/** Sends one request. @throws Error with what was answered unless that is data alone */
export async function ask<Data>(url: string, { headers }: Person, body: string): Promise<Data> {
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  const answer = JSON.parse(text) as { data?: Data; errors?: unknown };
  if (answer.errors !== undefined || answer.data === undefined) {
    throw new Error(`${response.status} ${text.slice(0, 500)}`);
  }
  return answer.data;
}

import type { Answer, Person } from '../harness/client.ts';
import type { RootOperation } from '../harness/operations.ts';
import { blocksOf, requestStream, type StreamResult } from './stream.ts';

/** Sends an operation where it belongs. Of a subscription the first result is the answer. */
export async function answerAt(
  url: string,
  person: Person,
  { kind, text }: Pick<RootOperation, 'kind' | 'text'>,
  variables: object = {},
): Promise<Answer<unknown>> {
  if (kind !== 'subscription') return person.send(text, variables);
  const hangUp = new AbortController();
  const { signal } = hangUp;
  const response = await requestStream(url, person.token, { query: text, variables }, { signal });
  const { status, headers } = response;
  const answer = headers.get('content-type')?.startsWith('text/event-stream')
    ? await firstData(response)
    : await response.text();
  hangUp.abort();
  const { data = null, errors = [] } = JSON.parse(answer) as StreamResult<unknown>;
  return { status, headers, data, errors, code: errors[0]?.extensions.code, text: answer };
}

async function firstData({ body }: Response): Promise<string> {
  for await (const { data } of blocksOf(body ?? ReadableStream.from([]))) if (data) return data;
  throw new Error('the stream ended without a result');
}

import type { AnswerError, Person } from '../harness/client.ts';

/** One result of a subscription. */
export interface StreamResult<Data> {
  data?: Data | null;
  errors?: AnswerError[];
}

/** An event stream as a front end reads it: one result at a time. */
export interface OpenStream<Data> {
  status: number;
  headers: Headers;
  /** The next result; null when the stream has ended. */
  next(): Promise<StreamResult<Data> | null>;
  /** What is left until the stream ends. */
  rest(): Promise<StreamResult<Data>[]>;
  /** Whether the gateway said that nothing follows. */
  completed(): boolean;
  /** Hangs up. */
  cancel(): void;
}

export const uploadChanged = `subscription Follow($id: ID!) {
  uploadChanged(id: $id) { id status validationErrors { message } }
}`;
export const reviewQueueChanged = 'subscription { reviewQueueChanged { pendingCount } }';

export interface UploadEvent {
  uploadChanged: { id: string; status: string; validationErrors: { message: string }[] };
}
export interface QueueEvent {
  reviewQueueChanged: { pendingCount: number };
}

const always =
  <Value>(value: Value) =>
  () =>
    value;

interface Block {
  event: string | undefined;
  data: string | undefined;
}

/** The messages of an event stream. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      yield { event: field('event'), data: field('data') };
    }
  }
}

export interface SubscribeOptions {
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
}

/** What is sent to /graphql/stream, and the bare answer. */
export function requestStream(
  url: string,
  token: string | null,
  body: object,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(`${url}/graphql/stream`, {
    method: 'POST',
    body: JSON.stringify(body),
    ...init,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...init.headers,
    },
  });
}

/** Opens a subscription at a gateway. */
export async function subscribeAt<Data>(
  url: string,
  { token }: Pick<Person, 'token'>,
  query: string,
  variables: object = {},
): Promise<OpenStream<Data>> {
  const hangUp = new AbortController();
  const response = await requestStream(url, token, { query, variables }, { signal: hangUp.signal });
  const { status, headers, body } = response;
  if (body === null) throw new Error('there is no body');
  // Taken at once: the body of a response that is collected as garbage is cancelled unless it is locked.
  const blocks = blocksOf({ [Symbol.asyncIterator]: always(body.values()) });
  let complete = false;
  const next = async (): Promise<StreamResult<Data> | null> => {
    const step = await blocks.next();
    if (step.done) return null;
    const { event, data } = step.value;
    if (event === 'complete') complete = true;
    if (event === 'next') return JSON.parse(data ?? '') as StreamResult<Data>;
    return next();
  };
  return {
    status,
    headers,
    next,
    rest: async () => {
      const results: StreamResult<Data>[] = [];
      for (let result = await next(); result !== null; result = await next()) results.push(result);
      return results;
    },
    completed: () => complete,
    cancel: () => hangUp.abort(),
  };
}

/** The codes of a result's errors. */
export const codesOf = (result: StreamResult<unknown> | null) =>
  result?.errors?.map(({ extensions }) => extensions.code);

/** Waits until an upload's next result, and answers its status. */
export async function nextStatus(stream: OpenStream<UploadEvent>): Promise<string | undefined> {
  return (await stream.next())?.data?.uploadChanged.status;
}

/** Waits until the queue's next result, and answers its count. */
export async function nextCount(stream: OpenStream<QueueEvent>): Promise<number | undefined> {
  return (await stream.next())?.data?.reviewQueueChanged.pendingCount;
}

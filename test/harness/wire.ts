import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back, whatever was sent. */
export interface WireAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Sends something other than a front end would to `/graphql`. */
export async function post(
  baseUrl: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<WireAnswer> {
  return request(`${baseUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

export async function request(url: string, init: RequestInit = {}): Promise<WireAnswer> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Writes chunks to the gateway's port as they are, and reads until it closes the connection. */
export async function writeRaw(baseUrl: string, ...chunks: string[]): Promise<string> {
  const { port } = new URL(baseUrl);
  const socket = connect(Number(port), '127.0.0.1').setNoDelay(true);
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  for (const chunk of chunks) {
    socket.write(chunk);
    // A turn of the event loop for the gateway, which would else get all chunks as one.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await closed;
  return received;
}

/** A POST of a document as it stands on the wire. The last one closes the connection. */
export function rawPost(
  query: string,
  { headers = [] as string[], host = 'localhost', last = true } = {},
): string {
  const body = JSON.stringify({ query });
  const lines = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    ...(last ? ['Connection: close'] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The status codes of the answers in what `writeRaw` read, in order. */
export const statusesOf = (received: string): number[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

import { Client, fetchExchange } from 'urql';
import { beforeEach, expect, test, vi } from 'vitest';
import { GatewayError } from '../../web/shared/gateway.ts';
import { Transfers } from '../../web/site/member/uploads/transfers.ts';

/** The form of one file on its way to the store. */
interface Post {
  readonly signal: AbortSignal;
  arrive(): void;
  /** Fails as a connection that breaks. */
  breakOff(): void;
}

let isOnline: boolean;
let posts: Post[];
/** What the gateway was asked, in order. */
let asked: string[];
/** What to do when the network is back; null while the page may be left without a word. */
let guard: (() => void) | null;
let transfers: Transfers;

beforeEach(() => {
  isOnline = true;
  posts = [];
  asked = [];
  guard = null;
  const client = new Client({
    url: 'http://gateway.test/graphql',
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: async (_, init) => answer(String(init?.body)),
  });
  transfers = new Transfers(client, {
    isOnline: () => isOnline,
    post: ({ signal }) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const breakOff = () => reject(new GatewayError('broken'));
      signal.addEventListener('abort', () => reject(signal.reason));
      posts.push({ signal, arrive: resolve, breakOff });
      return promise;
    },
    guard: (isUnsent, onBack) => {
      guard = isUnsent ? onBack : null;
    },
  });
});

/** The gateway, reduced to tickets: an upload is named after its file. */
function answer(body: string): Response {
  const { operationName, variables } = JSON.parse(body);
  const id = variables.id ?? variables.input.fileName;
  asked.push(`${operationName} ${id}`);
  const upload = { id, status: operationName === 'RequestUpload' ? 'PENDING' : 'PROCESSING' };
  return Response.json({
    data: { requestUpload: { url: '/put', fields: [], upload }, completeUpload: upload },
  });
}

const file = (name: string) => new File(['transaction_id\n'], name);
const phases = () => transfers.get().map(({ phase }) => phase);
/** The post of this number, once it is under way. */
const postOf = (place: number) => vi.waitUntil(() => posts[place]);

/** Breaks the network in the middle of the first file. */
async function cutOff() {
  transfers.add([file('a.csv')]);
  const post = await postOf(0);
  isOnline = false;
  post.breakOff();
  await expect.poll(phases).toEqual(['broken']);
}

function comeBack(): void {
  isOnline = true;
  guard?.();
}

test('files are sent one after another, and who leaves meanwhile is asked first', async () => {
  transfers.add([file('a.csv'), file('b.csv')]);
  const first = await postOf(0);
  expect(phases()).toEqual(['sending', 'waiting']);
  expect(guard).not.toBeNull();
  first.arrive();
  const second = await postOf(1);
  second.arrive();
  await expect.poll(phases).toEqual(['sent', 'sent']);
  expect(guard).toBeNull();
  expect(asked).toEqual([
    'RequestUpload a.csv',
    'CompleteUpload a.csv',
    'RequestUpload b.csv',
    'CompleteUpload b.csv',
  ]);
});

test('a file that was cut off goes on by the same ticket when the network is back', async () => {
  await cutOff();
  expect(posts).toHaveLength(1);
  comeBack();
  (await postOf(1)).arrive();
  await expect.poll(phases).toEqual(['sent']);
  expect(asked).toEqual(['RequestUpload a.csv', 'CompleteUpload a.csv']);
});

test('who leaves while a file waits for the network is asked first', async () => {
  await cutOff();
  expect(guard).not.toBeNull();
  transfers.dismiss(1);
  expect(guard).toBeNull();
});

test('when the account leaves, the file under way is called off and no other is begun', async () => {
  transfers.add([file('a.csv'), file('b.csv'), file('c.csv')]);
  const post = await postOf(0);
  transfers.stop();
  expect(post.signal.aborted).toBe(true);
  expect(transfers.get()).toEqual([]);
  expect(guard).toBeNull();
  await settled();
  expect(posts).toHaveLength(1);
  expect(asked).toEqual(['RequestUpload a.csv']);
});

test('when the account leaves, a file that was cut off is sent no more', async () => {
  await cutOff();
  const resume = guard;
  transfers.stop();
  expect(guard).toBeNull();
  isOnline = true;
  resume?.();
  await settled();
  expect(posts).toHaveLength(1);
  expect(asked).toEqual(['RequestUpload a.csv']);
});

/** Whatever goes on by itself has had its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

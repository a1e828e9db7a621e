import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, test } from 'vitest';
import { expectBadInput } from '../harness/expectations.ts';
import { givenLists, type PagedList, pagedListNames } from '../harness/lists.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let lists: Record<string, PagedList>;
beforeAll(async () => {
  bed = await openTestBed();
  lists = await givenLists(bed);
});
afterAll(() => bed.close());

function listNamed(name: string): PagedList {
  const list = lists[name];
  if (list === undefined) throw new Error(`there is no list ${name}`);
  return list;
}

/** A cursor as the gateway would write it, for whatever it would never write. */
const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const kinds = ['recommendations', 'memberRecommendations', 'users', 'uploads', 'personaHistory'];
const iso = '2020-01-02T00:00:00.000Z';
const forged = [
  '',
  'x',
  '=',
  'null',
  'a\0b',
  'x'.repeat(500),
  'x'.repeat(501),
  forge(),
  forge('sessions', iso, randomUUID()),
  ...kinds.flatMap((kind) => [
    forge(kind, iso, 'not a uuid'),
    forge(kind, iso, `${randomUUID()}' or '1'='1`),
    forge(kind, 'yesterday', randomUUID()),
    forge(kind, 1, randomUUID()),
    forge(kind, null, null),
    forge(kind, iso, randomUUID(), 'more'),
  ]),
];

test.each(pagedListNames)('%s: a cursor that the list did not give is refused', async (name) => {
  const list = listNamed(name);
  const { pageInfo } = await list.page();
  for (const after of [...forged, `${pageInfo.endCursor}AAAA`]) {
    expectBadInput(await list.read(3, after), { after: /./ });
  }
});

const beyond = [
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
];

test.each(pagedListNames)(
  '%s: a cursor of a time beyond what PostgreSQL knows is refused',
  async (name) => {
    for (const time of beyond) {
      for (const kind of kinds) {
        expectBadInput(await listNamed(name).read(3, forge(kind, time, randomUUID())), {
          after: /./,
        });
      }
    }
  },
);

/** The two orders of one list, and one member's list among all, are the same rows in the same order. */
const kindOf = (name: string) =>
  /^(user\.)?recommendations/.test(name) ? 'recommendations' : name.replace('user.', 'me.');

test.each(pagedListNames)('%s: a cursor of another list is refused', async (name) => {
  for (const other of pagedListNames) {
    if (kindOf(other) === kindOf(name)) continue;
    const { startCursor } = (await listNamed(other).page()).pageInfo;
    const answer = await listNamed(name).read(3, startCursor);
    expectBadInput(answer, { after: 'must be a cursor that this list gave' });
  }
});

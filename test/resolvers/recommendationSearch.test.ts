import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
const texts = {
  percent: 'Cut 50% of your fees',
  underscore: 'Your plan_b account',
  backslash: 'C:\\savings\\goal',
  quotes: `It's "free", isn't it?`,
  plain: 'Cut 500 of your fees',
  café: 'Le Café des Économies',
};
type Text = keyof typeof texts;
const ids = new Map<string, string>();

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  const silent = await bed.given.user({ consentStatus: false, email: 'plan_b@silent.example' });
  for (const [name, text] of Object.entries(texts)) {
    const member = await bed.given.user({ email: `${name.replace('é', 'e')}@title.example` });
    const titled = { title: text, rationale: 'None', content: 'Hidden words' };
    ids.set((await bed.given.recommendation(member.id, titled)).id, name);
    const other = await bed.given.user({ email: `${name.replace('é', 'e')}@rationale.example` });
    const reasoned = { title: 'None', rationale: text, content: 'Hidden words' };
    ids.set((await bed.given.recommendation(other.id, reasoned)).id, name);
    await bed.given.recommendation(silent.id, titled);
  }
});
afterAll(() => bed.close());

/** The texts that a search finds; each stands in one title and in one rationale. */
async function found(search: string): Promise<string[]> {
  const answer = await operator.run<{ recommendations: Connection<{ id: string }> }>(
    'ReviewQueue',
    {
      filter: { search },
      first: 100,
    },
  );
  const { nodes, totalCount } = dataOf(answer).recommendations;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => ids.get(id) ?? `unknown ${id}`).toSorted();
}
const inBoth = (...names: Text[]) => names.flatMap((name) => [name, name]).toSorted();

test('a search finds part of the title and of the rationale, in any case', async () => {
  expect(await found('of YOUR fees')).toEqual(inBoth('percent', 'plain'));
  expect(await found('goal')).toEqual(inBoth('backslash'));
});

test('a search finds part of the email', async () => {
  expect(await found('QUOTES@title')).toEqual(['quotes']);
  expect(await found('@rationale.EXAMPLE')).toEqual(Object.keys(texts).toSorted());
});

test('a search does not look at the content', async () => {
  expect(await found('Hidden')).toEqual([]);
});

test('a search finds nothing of members without consent, by their email either', async () => {
  expect(await found('@silent.example')).toEqual([]);
  expect(await found('plan_b')).toEqual(inBoth('underscore'));
});

test('a search finds letters beyond ASCII in any case', async () => {
  expect(await found('Café des Économies')).toEqual(inBoth('café'));
  expect(await found('CAFÉ DES ÉCONOMIES')).toEqual(inBoth('café'));
});

test.each<[string, Text[]]>([
  ['50%', ['percent']],
  ['%%', []],
  ['0%o', []],
  ['__', []],
  ['plan_b', ['underscore']],
  ['n_b', ['underscore']],
  ['plan.b', []],
  ['\\goal', ['backslash']],
  ['C:\\', ['backslash']],
  ['\\%', []],
  ['\\\\', []],
  ["It's", ['quotes']],
  ['"free"', ['quotes']],
  ["' or 1=1 --", []],
  ["'; drop table recommendations; --", []],
  ['$1', []],
  ['?,', []],
  ['[a-z]', []],
  ['.*', []],
])('G12: a search for %s is taken literally', async (search, expected) => {
  expect(await found(search)).toEqual(inBoth(...expected));
});

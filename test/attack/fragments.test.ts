import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let member: Person;

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  member = await bed.as(await bed.given.member());
  await member.run('Home');
});
afterAll(() => bed?.close());

/** Fragments that each spread the next one several times: they unfold to `width ** levels` leaves. */
function unfolding(type: 'Query' | 'User', levels: number, width: number, leaf: string): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const body = level === levels - 1 ? leaf : `...F${level + 1} `.repeat(width);
    return `fragment F${level} on ${type} { ${body} }`;
  });
  const query = type === 'Query' ? '{ ...F0 }' : '{ me { ...F0 } }';
  return `${query} ${fragments.join(' ')}`;
}

const cycle = (length: number) =>
  `{ me { ...F0 } } ${Array.from(
    { length },
    (_, i) => `fragment F${i} on User { id ...F${(i + 1) % length} }`,
  ).join(' ')}`;

/** Fragments of which each spreads all that follow: ways through them double with each. */
const everyWay = (count: number) =>
  `{ me { ...F0 } } ${Array.from({ length: count }, (_, i) => {
    const following = Array.from({ length: count - i - 1 }, (__, j) => `...F${i + j + 1}`);
    return `fragment F${i} on User { id ${following.join(' ')} }`;
  }).join(' ')}`;

/** Documents that cost much to look at, if one looks naively. */
const refused: Record<string, string> = {
  'a fragment that spreads itself': cycle(1),
  'a cycle of 50 fragments': cycle(50),
  '1,000 overlapping fields': `{ me { ${'id '.repeat(980)} } }`,
  'overlapping fields with arguments that differ': `{ ${Array.from({ length: 60 }, (_, i) => `users(first: ${i + 1}) { nodes { id } }`).join(' ')} }`,
  'fragments that unfold to 10,000,000 root fields': unfolding('Query', 8, 10, '__typename'),
  'fragments that unfold to 10,000,000 fields': unfolding('User', 8, 10, 'id'),
  'fragments that unfold to 2 ** 40 fields': unfolding('User', 41, 2, 'id'),
  'fragments of which each spreads all that follow': everyWay(26),
};

/** Documents that cost something to look at, and are no fault. */
const accepted: Record<string, string> = {
  'inline fragments within each other, 300 deep': `{ me { ${'... { '.repeat(300)} id ${'} '.repeat(300)} } }`,
  'a list of connections that overlap': `{ me { ${'recommendations { nodes { id } } '.repeat(100)} } }`,
};

test.each(Object.entries(refused))('G8: %s: refused with 400 in no time', async (_, query) => {
  const startedAt = performance.now();
  const answer: Answer<unknown> = await operator.send(query);
  expect(answer).toMatchObject({ status: 400, data: null });
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test.each(Object.entries(accepted))('G8: %s: answered', async (_, query) => {
  expect((await operator.send(query)).errors).toEqual([]);
});

test('G8: a refused unfolding says what to do', async () => {
  const { errors } = await operator.send(unfolding('User', 8, 10, 'id'));
  expect(errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'query', message: expect.stringContaining('fragments') }],
  });
});

test('a fragment that is used twice is no fault', async () => {
  const query = '{ me { ...F ...F profile { user { ...F } } } } fragment F on User { id email }';
  expect((await member.send<{ me: object }>(query)).data?.me).toMatchObject({ id: member.id });
});

/** Answers of Home one after the other while `noise` goes on. @returns the slowest, in milliseconds */
async function slowestHome(count: number): Promise<number> {
  let slowest = 0;
  for (let i = 0; i < count; i += 1) {
    const startedAt = performance.now();
    const { errors } = await member.run('Home');
    expect(errors).toEqual([]);
    slowest = Math.max(slowest, performance.now() - startedAt);
  }
  return slowest;
}

test('G8: while such documents keep coming, others are answered about as fast', async () => {
  const quietMillis = await slowestHome(40);
  let ended = false;
  let sent = 0;
  const attack = async (): Promise<void> => {
    for (const query of Object.values({ ...refused, ...accepted })) {
      if (ended) return;
      await operator.send(query);
      sent += 1;
    }
    return attack();
  };
  const attackers = [attack(), attack()];
  const noisyMillis = await slowestHome(40);
  ended = true;
  await Promise.all(attackers);
  expect(sent).toBeGreaterThan(10);
  // Compared, not measured: a naive look at one of these documents takes twenty seconds.
  expect(noisyMillis).toBeLessThan(10 * quietMillis + 500);
});

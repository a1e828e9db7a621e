import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const marks = ['Alpha', 'Beta'] as const;

/** A member whose every answer carries a mark. */
async function marked(mark: string): Promise<Person> {
  const row = await bed.given.user({ email: `${mark}-${crypto.randomUUID()}@example.com` });
  await bed.given.profile(row.id, mark === 'Alpha' ? 1 : 5);
  await bed.given.history(row.id, mark === 'Alpha' ? 1 : 5, new Date());
  await bed.given.upload(row.id, { fileName: `${mark}.csv` });
  await bed.given.recommendation(row.id, {
    title: mark,
    status: 'approved',
    approvedAt: new Date(),
  });
  return bed.as(row);
}

const operations = ['Home', 'PersonaTimeline', 'Uploads', 'Sessions'];

test.each(operations)('Z6: A warms %s; B and a stranger get nothing of it', async (operation) => {
  const [a, b] = [await marked(marks[0]), await marked(marks[1])];
  for (const warming of ['cold', 'warm', 'warm']) {
    expect((await a.run(operation)).text, warming).toContain(a.id);
  }
  const answer = await b.run(operation);
  expect(answer.text).toContain(b.id);
  expect(answer.text).not.toMatch(new RegExp(`${a.id}|${a.email}|Alpha`));
  const stranger = await bed.anonymous.run(operation);
  expect(stranger.status).toBe(401);
  expectRefused(stranger, 'UNAUTHENTICATED');
  expect(stranger.text).not.toMatch(new RegExp(`${a.id}|${b.id}|Alpha|Beta`));
});

test('Z6: two members who ask the same at the same moment, many times, each get their own', async () => {
  const people = [await marked('Alpha'), await marked('Beta')];
  const asked = Array.from({ length: 60 }, (_, index) => index % 2);
  const answers = await Promise.all(
    asked.map(async (index) => ({ index, text: (await people[index]?.run('Home'))?.text ?? '' })),
  );
  for (const { index, text } of answers) {
    expect(text).toContain(`"title":"${marks[index]}"`);
    expect(text).not.toContain(`"title":"${marks[1 - index]}"`);
    expect(text).toContain(people[index]?.id);
  }
});

test('Z6: what an administrator warmed of a member without consent, an operator does not get', async () => {
  const silent = await bed.given.user({ consentStatus: false, phoneNumber: '+14155557777' });
  const [admin, operator] = [await bed.newPerson('admin'), await bed.newPerson('operator')];
  for (let time = 0; time < 2; time += 1) dataOf(await admin.run('UserDetail', { id: silent.id }));
  expectRefused(await operator.run('UserDetail', { id: silent.id }), 'NOT_FOUND');
});

test('Z6: what a member warmed of themselves, staff get only as staff', async () => {
  const row = await bed.given.staff('operator');
  const self = await bed.as(row);
  const operator = await bed.newPerson('operator');
  const own = dataOf(await self.send<{ me: { createdAt: string } }>('{ me { id createdAt } }'));
  expect(own.me.createdAt).toBe(row.createdAt.toISOString());
  const answer = await operator.send('query ($id: ID!) { user(id: $id) { id createdAt } }', {
    id: row.id,
  });
  expect(dataOf(answer)).toEqual({ user: { id: row.id, createdAt: null } });
});

test('Z6: what an operator warmed, with what is pending, its member does not get', async () => {
  const row = await bed.given.user();
  await bed.given.recommendation(row.id, { title: 'Still pending' });
  const operator = await bed.newPerson('operator');
  const member = await bed.as(row);
  const seen = await operator.run('UserDetail', { id: row.id });
  expect(seen.text).toContain('Still pending');
  for (let time = 0; time < 2; time += 1) {
    const home = await member.run('Home');
    expect(home.text).not.toContain('Still pending');
    expect(dataOf(home)).toMatchObject({ me: { recommendations: { totalCount: 0 } } });
  }
});

test('Z6: no answer may be stored by anybody between', async () => {
  const member = await marked('Alpha');
  for (const person of [member, bed.anonymous]) {
    const { headers } = await person.run('Home');
    expect(headers.get('cache-control')).toContain('no-store');
  }
});

test('Z6: a token ends with its session, however warm everything is', async () => {
  const member = await marked('Alpha');
  dataOf(await member.run('Home'));
  dataOf(await member.run('Logout'));
  const answer = await member.run('Home');
  expect(answer.status).toBe(401);
  expect(answer.text).not.toMatch(/Alpha/);
});

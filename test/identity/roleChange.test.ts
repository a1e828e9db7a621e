import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { banUser, setRole, unbanUser } from './operations.ts';

let bed: TestBed;
let beds: TestBed[];
let admin: Person;

beforeAll(async () => {
  bed = await openTestBed();
  beds = [bed, await bed.another()];
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

/** The same person, with the same access token, at each gateway. */
const everywhere = (person: Person): Person[] => beds.map(({ url }) => personAt(url, person));

const reviewQueues = (person: Person) =>
  Promise.all(everywhere(person).map((at) => at.run('ReviewQueue')));

test('Z5: an operator who was demoted is denied at once with the old token, on every gateway', async () => {
  const operator = await bed.newPerson('operator');
  for (const answer of await reviewQueues(operator)) dataOf(answer);
  expect(dataOf(await setRole(admin, operator.id, 'USER')).setRole).toEqual({
    id: operator.id,
    role: 'USER',
  });
  for (const answer of await reviewQueues(operator)) expectRefused(answer, 'FORBIDDEN');
  // The session goes on: a demotion is no ban.
  for (const at of everywhere(operator)) {
    expect(dataOf(await at.send('{ me { id role } }'))).toEqual({
      me: { id: operator.id, role: 'USER' },
    });
  }
});

test('Z5: an administrator who was demoted administers nothing more', async () => {
  const former = await bed.newPerson('admin');
  const member = await bed.given.user();
  dataOf(await setRole(former, member.id, 'OPERATOR'));
  dataOf(await setRole(admin, former.id, 'OPERATOR'));
  for (const at of everywhere(former)) {
    expectRefused(await setRole(at, member.id, 'USER'), 'FORBIDDEN');
    expectRefused(await banUser(at, member.id), 'FORBIDDEN');
    dataOf(await at.run('ReviewQueue'));
  }
});

test('Z5: a member who was promoted may at once, with the token from before', async () => {
  const member = await bed.newPerson('user');
  for (const answer of await reviewQueues(member)) expectRefused(answer, 'FORBIDDEN');
  dataOf(await setRole(admin, member.id, 'OPERATOR'));
  for (const answer of await reviewQueues(member)) dataOf(answer);
});

test('Z5: of a demotion under load no request that begins after it is let in', async () => {
  const operator = await bed.newPerson('operator');
  const seats = everywhere(operator);
  let demoted = false;
  const late: (string | undefined)[] = [];
  let answered = 0;
  const ask = async (seat: Person) => {
    for (let after = 0; after < 5; ) {
      const beganAfter = demoted;
      const { code } = await seat.run('ReviewQueue');
      answered += 1;
      if (!beganAfter) continue;
      after += 1;
      late.push(code);
    }
  };
  const traffic = Promise.all([...seats, ...seats, ...seats].map(ask));
  await expect.poll(() => answered, { interval: 5 }).toBeGreaterThan(30);
  dataOf(await setRole(admin, operator.id, 'USER'));
  demoted = true;
  await traffic;
  expect(new Set(late)).toEqual(new Set(['FORBIDDEN']));
});

test('an administrator does not change the own role and does not ban the own account', async () => {
  const itself = { 'input.userId': 'must be somebody else' };
  expectBadInput(await setRole(admin, admin.id, 'USER'), itself);
  expectBadInput(await setRole(admin, admin.id.toUpperCase(), 'USER'), itself);
  expectBadInput(await banUser(admin, admin.id), itself);
  dataOf(await admin.run('ReviewQueue'));
});

test('setRole, banUser and unbanUser answer an unknown account alike', async () => {
  const answers = [
    await setRole(admin, unknownId, 'OPERATOR'),
    await banUser(admin, unknownId),
    await unbanUser(admin, unknownId),
  ];
  const messages = answers.map((answer) => expectRefused(answer, 'NOT_FOUND').message);
  expect(new Set(messages)).toEqual(new Set(['No such user.']));
});

test('every change of role and every ban is in the audit log, with who did it', async () => {
  const member = await bed.given.user();
  dataOf(await setRole(admin, member.id, 'OPERATOR'));
  dataOf(await banUser(admin, member.id, 'sends spam'));
  dataOf(await unbanUser(admin, member.id));
  const lines = bed.logs.map((line): Record<string, unknown> => JSON.parse(line));
  const by = { audit: true, by: admin.id, byRole: 'admin', userId: member.id };
  expect(lines.filter(({ audit, userId }) => audit === true && userId === member.id)).toEqual([
    expect.objectContaining({ ...by, event: 'role.changed', from: 'user', to: 'operator' }),
    expect.objectContaining({ ...by, event: 'account.banned', reason: 'sends spam' }),
    expect.objectContaining({ ...by, event: 'account.unbanned' }),
  ]);
});

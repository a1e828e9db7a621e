import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../src/demo/people.ts';
import { fewOrMany, isVolume } from '../harness/volume.ts';
import { type AllRows, type DemoBed, demoNow, openDemoBed, readAll } from './harness.ts';

const memberCount = fewOrMany(8, 200);

let rows: AllRows;
let demo: DemoBed;

beforeAll(async () => {
  demo = await openDemoBed();
  await demo.seed({ now: demoNow, members: memberCount });
  rows = await readAll(demo.db);
}, 600_000);
afterAll(() => demo.close());

const members = () => rows.users.filter(({ role }) => role === 'user');
const consenting = () => members().filter(({ consentStatus }) => consentStatus);
const revoked = () => members().filter(({ consentStatus }) => !consentStatus);
const featuredId = () => rows.users.find(({ email }) => email === 'member@spendsense.demo')?.id;
const of = <Row extends { userId: string }>(list: readonly Row[], userId: string | undefined) =>
  list.filter((row) => row.userId === userId);

test('one in ten members has withdrawn consent, and there are an operator and an administrator', () => {
  expect(members()).toHaveLength(memberCount);
  expect(revoked()).toHaveLength(fewOrMany(1, 20));
  expect(rows.users.flatMap(({ role }) => (role === 'user' ? [] : role)).sort()).toEqual([
    'admin',
    'operator',
  ]);
});

test('a file that was refused has its errors, and was sent again within the hour', () => {
  for (const upload of rows.uploads) {
    const { id, userId, status, validationErrors, createdAt, processedAt, s3ETag } = upload;
    expect(status, id).not.toBe('processing');
    expect(processedAt === null).toBe(status === 'pending');
    expect(s3ETag === null).toBe(status === 'pending');
    expect(validationErrors !== null).toBe(status === 'failed');
    if (validationErrors === null) continue;
    const { errors, count } = validationErrors;
    expect(errors).toHaveLength(Math.min(count, 100));
    const isCutOff = errors[0]?.message === 'consent revoked';
    expect(errors.every(({ row }) => row === null)).toBe(isCutOff);
    const runs = of(rows.history, userId).map(({ assignedAt }) => +assignedAt - +createdAt);
    expect(runs.some((millis) => millis > 0 && millis < 3_600_000)).toBe(!isCutOff);
  }
});

test('each of a member’s exports gave another persona, and the profile has the newest', () => {
  for (const { id } of members()) {
    const history = of(rows.history, id);
    const completed = of(rows.uploads, id).filter(({ status }) => status === 'completed');
    expect(history.map(({ assignedAt }) => assignedAt)).toEqual(
      completed
        .map(({ processedAt }) => processedAt)
        .sort((one, other) => +(one ?? 0) - +(other ?? 0)),
    );
    expect(new Set(history.map(({ personaId }) => personaId)).size).toBe(history.length);
  }
  expect(rows.profiles.map(({ userId }) => userId)).toEqual(consenting().map(({ id }) => id));
  for (const { userId, personaId, signals30d, signals180d } of rows.profiles) {
    const newest = of(rows.history, userId).at(-1);
    expect(newest).toMatchObject({ personaId, signals: { signals30d, signals180d } });
  }
});

test('nothing lies in the future, and everything after the consent that it needs', () => {
  for (const { id, createdAt, consentGrantedAt } of members()) {
    const granted = Number(consentGrantedAt);
    expect(granted).toBeGreaterThan(Number(createdAt));
    for (const upload of of(rows.uploads, id)) {
      expect(Number(upload.createdAt)).toBeGreaterThan(granted);
      expect(Number(upload.updatedAt)).toBeLessThan(demoNow.getTime());
      if (upload.processedAt === null) continue;
      expect(Number(upload.processedAt)).toBeGreaterThan(Number(upload.createdAt));
      const day = /\d{4}-\d\d-\d\d/.exec(upload.fileName)?.[0] ?? 'a day';
      expect(upload.createdAt.toISOString() >= day).toBe(true);
    }
  }
  expect(Math.max(...rows.users.map(({ updatedAt }) => +updatedAt))).toBeLessThan(+demoNow);
});

test('members without consent hold no profile, nothing pending and nothing in processing', () => {
  for (const { id, updatedAt } of revoked()) {
    expect(of(rows.profiles, id)).toEqual([]);
    expect(of(rows.history, id).length).toBeGreaterThan(0);
    const statuses = of(rows.uploads, id).map(({ status }) => status);
    expect(statuses).toContain('completed');
    expect(statuses).not.toContain('pending');
    const recommended = of(rows.recommendations, id);
    expect(recommended.map(({ status }) => status)).toContain('approved');
    const decided = recommended.map((it) => it.approvedAt ?? it.rejectedAt);
    expect(decided.filter((at) => at === null || at > updatedAt)).toEqual([]);
  }
});

test('addresses and telephone numbers are reserved ones, each used once, however many members', () => {
  const people = peopleOf(1000);
  const emails = people.flatMap(({ email }) => email ?? []);
  const phones = people.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  expect(new Set(people.map(({ id }) => id)).size).toBe(1000);
  expect(new Set(emails).size).toBe(emails.length);
  expect(new Set(phones).size).toBe(phones.length);
  expect(emails.filter((it) => !/^[a-z]+\.[a-z]+@example\.com$/.test(it))).toHaveLength(1);
  for (const phone of phones) expect(phone).toMatch(/^\+1[2-9]\d\d55501\d\d$/);
  const reachable = people.filter((it) => it.email !== null || it.phoneNumber !== null);
  expect(reachable).toHaveLength(1000);
});

test('the demo member went from Balanced over subscriptions to a card at 68 % of its limit', () => {
  const id = featuredId();
  expect(of(rows.history, id).map(({ personaId }) => personaId)).toEqual([5, 3, 1]);
  expect(of(rows.uploads, id).filter(({ status }) => status === 'failed')).toHaveLength(1);
  const newest = of(rows.recommendations, id).filter((it) => it.decisionTrace.personaId === 1);
  const citing = newest.filter(({ rationale }) =>
    rationale.includes('Your Visa ending 4523 is at 68 % of its $5,000 limit.'),
  );
  expect(citing.map(({ status }) => status)).toEqual(
    expect.arrayContaining(['approved', 'pending']),
  );
});

test('the demo member’s home shows what was approved, and each file can be downloaded', async () => {
  const member = await demo.bed.as({ id: featuredId() ?? '' });
  const { data, errors } = await member.send<{
    me: {
      recommendations: { edges: { node: { status: string } }[] };
      uploads: { edges: { node: { status: string; fileSize: number; downloadUrl: string } }[] };
    };
  }>(`{ me {
    recommendations(first: 50) { edges { node { status } } }
    uploads(first: 10) { edges { node { status fileSize downloadUrl } } }
  } }`);
  expect(errors).toEqual([]);
  const shown = data?.me.recommendations.edges.map(({ node }) => node.status) ?? [];
  expect(shown.length).toBeGreaterThan(2);
  expect(new Set(shown)).toEqual(new Set(['APPROVED']));
  const files = data?.me.uploads.edges ?? [];
  expect(files).toHaveLength(4);
  for (const { node } of files) {
    const bytes = await (await fetch(node.downloadUrl)).arrayBuffer();
    expect(bytes.byteLength).toBe(node.fileSize);
  }
});

test.runIf(isVolume)('the shares are those of a lively product', () => {
  for (const id of [1, 2, 3, 4, 5]) {
    expect(rows.profiles.filter(({ personaId }) => personaId === id).length).toBeGreaterThan(15);
  }
  expect(new Set(rows.uploads.map(({ status }) => status)).size).toBe(3);
  expect(rows.uploads.length).toBeGreaterThan(240);
  const windows = rows.profiles.flatMap(({ signals180d }) => signals180d ?? []);
  const counted = (is: (it: (typeof windows)[number]) => boolean) => windows.filter(is).length;
  expect(counted(({ savings }) => savings.balance === null)).toBeGreaterThan(10);
  expect(counted(({ credit }) => credit.maxUtilization === null)).toBeGreaterThan(10);
  expect(counted(({ income }) => income.payFrequency === null)).toBeGreaterThan(2);
  const cutOff = rows.uploads.filter(
    ({ validationErrors }) => validationErrors?.errors[0]?.message === 'consent revoked',
  );
  expect(cutOff.length).toBeGreaterThan(0);
});

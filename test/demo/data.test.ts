import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../src/demo/seed.ts';
import { type AllRows, openDatabase, readAll } from './harness.ts';
import { faultsOf, personaByTheRules } from './thresholds.ts';

const now = new Date('2026-03-01T00:00:00.000Z');

let rows: AllRows;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await openDatabase();
  close = database.close;
  await seedDemo({ db: database.pool.db, now });
  rows = await readAll(database.pool.db);
});
afterAll(() => close());

const members = () => rows.users.filter(({ role }) => role === 'user');
const consenting = () => members().filter(({ consentStatus }) => consentStatus);
const revoked = () => members().filter(({ consentStatus }) => !consentStatus);
const featured = () => rows.users.find(({ email }) => email === 'member@spendsense.demo');
const of = <Row extends { userId: string }>(list: readonly Row[], userId: string | undefined) =>
  list.filter((row) => row.userId === userId);
const withStatus = (userId: string, status: string) =>
  of(rows.recommendations, userId).filter((it) => it.status === status);

test('there are 180 consenting members, 20 without consent, an operator and an administrator', () => {
  expect(consenting()).toHaveLength(180);
  expect(revoked()).toHaveLength(20);
  expect(rows.users.flatMap(({ role }) => (role === 'user' ? [] : role)).sort()).toEqual([
    'admin',
    'operator',
  ]);
});

test('there are about 1,500 recommendations, exactly 300 pending, and about 250 uploads', () => {
  expect(Math.abs(rows.recommendations.length - 1500)).toBeLessThanOrEqual(50);
  expect(rows.recommendations.filter(({ status }) => status === 'pending')).toHaveLength(300);
  expect(Math.abs(rows.uploads.length - 250)).toBeLessThanOrEqual(20);
  expect(new Set(rows.uploads.map(({ status }) => status)).size).toBe(4);
});

test('every id is a name-based UUID', () => {
  const ids = Object.values(rows).flatMap((list) => list.map(({ id }) => id));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
});

test('addresses and telephone numbers are reserved ones, each used once', () => {
  const emails = rows.users.flatMap(({ email }) => email ?? []);
  const phones = rows.users.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  expect(new Set(emails).size).toBe(emails.length);
  expect(emails.filter((it) => !/^[a-z]+\.[a-z]+@example\.com$/.test(it))).toHaveLength(3);
  expect(phones.length).toBeGreaterThan(40);
  for (const phone of phones) expect(phone).toMatch(/^\+1[2-9]\d\d55501\d\d$/);
  expect(members().every(({ email, phoneNumber }) => email !== null || phoneNumber !== null)).toBe(
    true,
  );
});

test('every consenting member has a profile that agrees with the newest persona of the history', () => {
  expect(rows.profiles.map(({ userId }) => userId).sort()).toEqual(
    consenting()
      .map(({ id }) => id)
      .sort(),
  );
  for (const profile of rows.profiles) {
    const [newest] = of(rows.history, profile.userId).sort((a, b) => +b.assignedAt - +a.assignedAt);
    const { personaId, personaName, signals30d, signals180d } = profile;
    expect(newest).toMatchObject({ personaId, personaName, signals: { signals30d, signals180d } });
  }
});

test('each persona is that of the threshold table, and each occurs', () => {
  for (const { personaId, signals } of rows.history) {
    const { signals30d, signals180d } = signals;
    if (signals30d === null || signals180d === null) throw new Error('a window is missing');
    expect(personaByTheRules(signals30d, signals180d)).toBe(personaId);
    expect(faultsOf(signals30d, 30)).toEqual([]);
    expect(faultsOf(signals180d, 180)).toEqual([]);
  }
  for (const id of [1, 2, 3, 4, 5]) {
    expect(rows.profiles.filter(({ personaId }) => personaId === id).length).toBeGreaterThan(15);
  }
});

test('some members have unknown balances, cards or pay', () => {
  const windows = rows.profiles.flatMap(({ signals180d }) => signals180d ?? []);
  const unknown = (isUnknown: (it: (typeof windows)[number]) => boolean) =>
    windows.filter(isUnknown).length;
  expect(unknown(({ savings }) => savings.balance === null)).toBeGreaterThan(3);
  expect(unknown(({ credit }) => credit.maxUtilization === null)).toBeGreaterThan(3);
  expect(unknown(({ income }) => income.payFrequency === null)).toBeGreaterThan(2);
});

test('members without consent hold no profile, nothing pending and nothing in processing', () => {
  for (const { id, updatedAt } of revoked()) {
    expect(of(rows.profiles, id)).toEqual([]);
    expect(withStatus(id, 'pending')).toEqual([]);
    expect(withStatus(id, 'approved').length).toBeGreaterThan(0);
    expect(of(rows.history, id).length).toBeGreaterThan(0);
    const uploads = of(rows.uploads, id);
    expect(uploads.length).toBeGreaterThan(0);
    expect(uploads.filter(({ processedAt }) => processedAt === null)).toEqual([]);
    const decided = of(rows.recommendations, id).map((it) => it.approvedAt ?? it.rejectedAt);
    expect(decided.filter((at) => at === null || at > updatedAt)).toEqual([]);
  }
});

test('staff hold nothing', () => {
  for (const { id } of rows.users.filter(({ role }) => role !== 'user')) {
    const { profiles, history, recommendations, uploads } = rows;
    expect(
      [profiles, history, recommendations, uploads].flatMap((it) => of<{ userId: string }>(it, id)),
    ).toEqual([]);
  }
});

test('the demo member has a home to look at', () => {
  const id = featured()?.id ?? '';
  expect(of(rows.profiles, id)).toMatchObject([{ personaId: 1 }]);
  expect(withStatus(id, 'approved').length).toBeGreaterThanOrEqual(8);
  expect(withStatus(id, 'pending').length).toBeGreaterThan(0);
  expect(of(rows.history, id)).toHaveLength(3);
  expect(
    of(rows.uploads, id)
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['completed', 'completed', 'completed', 'failed']);
  const rationales = withStatus(id, 'pending').map(({ rationale }) => rationale);
  expect(rationales.join(' ')).toContain('Your Visa ending 4523 is at 68 % of its $5,000 limit.');
});

test('uploads lie where the documented key says, and failed ones say why', () => {
  for (const { id, userId, fileName, s3Key, s3Bucket, status, validationErrors } of rows.uploads) {
    expect(s3Key).toBe(`uploads/${userId}/${id}/${fileName}`);
    expect(s3Bucket).toBe('spendsense-data');
    expect(validationErrors !== null).toBe(status === 'failed');
    if (validationErrors === null) continue;
    const { errors, count } = validationErrors;
    expect(errors).toHaveLength(Math.min(count, 100));
  }
});

import { eq, inArray } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/pool.ts';
import { recommendations, users } from '../../src/db/schema.ts';
import { demoAccounts, demoPassword } from '../../src/demo/accounts.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { verifyPassword } from '../../src/domain/passwords.ts';
import { givenDatabase, openDatabase, readAll } from './harness.ts';

const now = new Date('2026-03-01T00:00:00.000Z');

/** Passwords are salted: they alone differ from one database to the next. */
async function readComparable(db: Database) {
  const rows = await readAll(db);
  return { ...rows, users: rows.users.map(({ passwordHash, ...user }) => user) };
}

/** What one undisturbed seed writes. */
let undisturbed: Awaited<ReturnType<typeof readComparable>>;

beforeAll(async () => {
  const { pool, close } = await openDatabase();
  await seedDemo({ db: pool.db, now });
  undisturbed = await readComparable(pool.db);
  await close();
});

/** Seeds until the first transaction is done, as a process that is killed then. */
async function seedFirstBatchOnly(db: Database, at: Date) {
  const stop = new Error('killed');
  const onProgress = () => {
    throw stop;
  };
  await expect(seedDemo({ db, now: at, onProgress })).rejects.toBe(stop);
}

test('two databases get equal rows, apart from the salts of the passwords', async () => {
  const db = await givenDatabase();
  await seedDemo({ db, now });
  expect(await readComparable(db)).toEqual(undisturbed);
});

test('another day gives the same ids, owners, states and personas', async () => {
  const db = await givenDatabase();
  await seedDemo({ db, now: new Date('2028-02-29T00:00:00.000Z') });
  const timeless = (rows: typeof undisturbed) => ({
    users: rows.users.map(({ id, email, phoneNumber }) => ({ id, email, phoneNumber })),
    history: rows.history.map(({ id, userId, personaId }) => ({ id, userId, personaId })),
    recommendations: rows.recommendations.map(({ id, userId, status }) => ({ id, userId, status })),
    uploads: rows.uploads.map(({ id, userId, status }) => ({ id, userId, status })),
  });
  expect(timeless(await readComparable(db))).toEqual(timeless(undisturbed));
});

test('times lie before the start of the current UTC day when no time is given', async () => {
  const db = await givenDatabase();
  await seedDemo({ db });
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const created = (await readAll(db)).recommendations.map(({ createdAt }) => createdAt.getTime());
  expect(Math.max(...created)).toBeLessThan(today);
  expect(Math.max(...created)).toBeGreaterThan(today - 2 * 86_400_000);
});

test('a second seed does nothing and keeps what was changed since', async () => {
  const db = await givenDatabase();
  expect(await seedDemo({ db, now })).toEqual({ created: true });
  await db.delete(recommendations).where(eq(recommendations.status, 'pending'));
  const before = await readAll(db);
  expect(await seedDemo({ db })).toEqual({ created: false });
  expect(await readAll(db)).toEqual(before);
});

test('the first transaction holds the demo accounts and at least 60 pending', async () => {
  const db = await givenDatabase();
  await seedFirstBatchOnly(db, now);
  const emails = demoAccounts.map(({ email }) => email);
  const accounts = await db.select().from(users).where(inArray(users.email, emails));
  expect(accounts).toHaveLength(3);
  expect(await db.$count(recommendations, eq(recommendations.status, 'pending'))).toBeGreaterThan(
    59,
  );
});

test('a seed that was cut off is completed as of the time that it began with', async () => {
  const db = await givenDatabase();
  await seedFirstBatchOnly(db, now);
  const later = new Date('2026-03-02T00:00:00.000Z');
  expect(await seedDemo({ db, now: later })).toEqual({ created: true });
  expect(await readComparable(db)).toEqual(undisturbed);
});

test('a completion leaves alone what was decided in between', async () => {
  const db = await givenDatabase();
  await seedFirstBatchOnly(db, now);
  const decision = {
    status: 'approved',
    approvedAt: new Date('2026-03-01T09:00:00.000Z'),
  } as const;
  const isPending = eq(recommendations.status, 'pending');
  const decided = await db.update(recommendations).set(decision).where(isPending).returning();
  await seedDemo({ db });
  expect(await db.$count(recommendations, isPending)).toBe(300 - decided.length);
});

test('two processes that seed at once write everything once', async () => {
  const [alone, shared] = [await givenDatabase(), await givenDatabase()];
  await seedDemo({ db: alone, now });
  const outcomes = await Promise.all([
    seedDemo({ db: shared, now }),
    seedDemo({ db: shared, now }),
  ]);
  expect(outcomes).toContainEqual({ created: true });
  expect(await readComparable(shared)).toEqual(await readComparable(alone));
});

test('an address that belongs to somebody else is left to them', async () => {
  const db = await givenDatabase();
  await db.insert(users).values({ email: 'Operator@SpendSense.demo', role: 'operator' });
  expect(await seedDemo({ db, now })).toEqual({ created: false });
  expect(await db.$count(users)).toBe(1);
});

test('the three demo accounts alone have a password, the documented one', async () => {
  const db = await givenDatabase();
  await seedDemo({ db, now });
  const withPassword = (await readAll(db)).users.filter(
    ({ passwordHash }) => passwordHash !== null,
  );
  expect(withPassword.map(({ email }) => email).sort()).toEqual(
    demoAccounts.map(({ email }) => email).sort(),
  );
  for (const { passwordHash } of withPassword) {
    expect(await verifyPassword(passwordHash, demoPassword)).toBe(true);
  }
});

test('progress counts the accounts up to all of them', async () => {
  const db = await givenDatabase();
  const steps: [number, number][] = [];
  await seedDemo({ db, now, onProgress: (done, total) => steps.push([done, total]) });
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.at(-1)).toEqual([202, 202]);
  expect(steps).toEqual(steps.toSorted(([one], [other]) => one - other));
});

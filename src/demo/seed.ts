import { availableParallelism } from 'node:os';
import { inArray, or, sql } from 'drizzle-orm';
import pLimit from 'p-limit';
import type { Database } from '../db/pool.ts';
import { type UserRow, users } from '../db/schema.ts';
import { hashPassword } from '../domain/passwords.ts';
import { demoAccounts, demoPassword } from './accounts.ts';
import { live } from './live.ts';
import { alone } from './lock.ts';
import { type DemoMember, planMembers } from './members.ts';
import { featuredId, lastId, peopleOf } from './people.ts';
import { clockOf, makeStaff, staffId } from './staff.ts';
import { startOfUtcDay } from './times.ts';
import type { DemoTools } from './tools.ts';

export interface SeedOptions extends DemoTools {
  /** How many members, at least 2. */
  members: number;
  /** Told how many of the uploads have been processed. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Told when another process is at it. */
  onWait?: (() => void) | undefined;
  /** The moment that the data is made for; the start of the current UTC day when not given. */
  now?: Date | undefined;
  signal?: AbortSignal | undefined;
}

const demoEmails = new Set(demoAccounts.map(({ email }) => email));

/** What an earlier start has left. */
interface Found {
  /** All demo data is there, or its addresses belong to accounts that are not ours. */
  done: boolean;
  /** The moment that the data was made for, when its staff is there. */
  clock: Date | null;
}

async function findSeeded(db: Database): Promise<Found> {
  const operatorId = staffId('operator');
  const ownIds = [operatorId, staffId('admin'), featuredId, lastId];
  const { id, createdAt, consentStatus } = users;
  const rows = await db
    .select({ id, createdAt, consentStatus })
    .from(users)
    .where(or(inArray(id, ownIds), inArray(sql`lower(${users.email})`, [...demoEmails])));
  const operator = rows.find((row) => row.id === operatorId);
  // The last thing that happens is that the last member withdraws consent.
  const isFinished = rows.some((row) => row.id === lastId && !row.consentStatus);
  return {
    done: isFinished || rows.some((row) => !ownIds.includes(row.id)),
    clock: operator === undefined ? null : clockOf(operator),
  };
}

/** The account with the demo password, if it is one that one can sign in with. */
async function withPassword<Account extends UserRow>(account: Account): Promise<Account> {
  if (account.email === null || !demoEmails.has(account.email)) return account;
  return { ...account, passwordHash: await hashPassword(demoPassword) };
}

async function insertStaff(db: Database, now: Date): Promise<void> {
  const staff = await Promise.all(makeStaff(now).map(withPassword));
  await db.insert(users).values(staff).onConflictDoNothing({ target: users.id });
}

/** Each waits for PostgreSQL now and then: with one more than there are cores all of these are busy. */
const concurrency = availableParallelism() + 1;

/** Has members live a few at a time. At the first fault nobody goes on. */
async function liveAll(
  members: readonly DemoMember[],
  signal: AbortSignal,
  liveOne: (member: DemoMember, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const limit = pLimit(concurrency);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const lives = members.map((member) =>
    limit(async () => {
      either.throwIfAborted();
      await liveOne(member, either).catch((error: unknown) => {
        failed.abort(error);
        throw error;
      });
    }),
  );
  await Promise.allSettled(lives);
  either.throwIfAborted();
}

async function seedMissing(options: SeedOptions, now: Date, present: Date): Promise<void> {
  const { db, onProgress = () => undefined, signal = new AbortController().signal } = options;
  await insertStaff(db, now);
  const planned = planMembers(peopleOf(options.members), { now, present });
  const total = planned.reduce((sum, { uploads }) => sum + uploads.length, 0);
  let done = 0;
  onProgress(done, total);
  const onUpload = () => {
    done += 1;
    onProgress(done, total);
  };
  const isLast = ({ person }: DemoMember) => person.id === lastId;
  const [featured = [], others = [], last = []] = [
    planned.filter(({ person }) => person.featured),
    planned.filter((member) => !member.person.featured && !isLast(member)),
    planned.filter(isLast),
  ];
  for (const members of [featured, others, last]) {
    await liveAll(members, signal, async (member, either) => {
      const account = await withPassword(member.account);
      await live(options, { ...member, account }, { now, onUpload, signal: either });
    });
  }
}

/**
 * Makes the demo: members of whom nine in ten consent and one has withdrawn consent, an operator and an
 * administrator. Members upload synthetic exports, and the product does the rest. All but random ids
 * and the passwords' salts depends on `now` alone.
 *
 * Does nothing once all is there; a seed that broke off is completed, as of the moment that it began
 * with. Of several processes one does it, and the others wait.
 *
 * @returns whether this call did it
 */
export async function seedDemo(options: SeedOptions): Promise<{ created: boolean }> {
  const { db, databaseUrl, onWait = () => undefined } = options;
  if ((await findSeeded(db)).done) return { created: false };
  return alone(databaseUrl, onWait, async () => {
    const { done, clock } = await findSeeded(db);
    if (done) return { created: false };
    const present = options.now ?? new Date();
    await seedMissing(options, clock ?? options.now ?? startOfUtcDay(present), present);
    return { created: true };
  });
}

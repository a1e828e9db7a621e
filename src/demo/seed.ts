import { inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type UserRow, users } from '../db/schema.ts';
import { hashPassword } from '../domain/passwords.ts';
import { demoAccounts, demoPassword } from './accounts.ts';
import { toBatches } from './batches.ts';
import { type DemoRows, makeMembers } from './members.ts';
import { people } from './people.ts';
import { itemAt } from './random.ts';
import { clockOf, makeStaff, staffId } from './staff.ts';
import { startOfUtcDay } from './times.ts';
import { writeMissing } from './write.ts';

export interface SeedOptions {
  db: Database;
  /** Told after each transaction how many of the accounts are there. */
  onProgress?: (done: number, total: number) => void;
  /** The moment that the data is made for; the start of the current UTC day when not given. */
  now?: Date;
}

const demoEmails = new Set(demoAccounts.map(({ email }) => email));

/** Written last, so that it is the mark of a finished seed. Nobody can sign in as this member. */
const lastId = itemAt(people, people.length - 1).id;

/** What an earlier start has left. */
interface Found {
  /** All demo data is there, or its addresses belong to accounts that are not ours. */
  done: boolean;
  /** The moment that the data was made for, when its staff is there. */
  clock: Date | null;
}

async function findSeeded(db: Database): Promise<Found> {
  const operatorId = staffId('operator');
  const ownIds = [operatorId, staffId('admin'), itemAt(people, 0).id, lastId];
  const rows = await db
    .select({ id: users.id, createdAt: users.createdAt })
    .from(users)
    .where(or(inArray(users.id, ownIds), inArray(sql`lower(${users.email})`, [...demoEmails])));
  const operator = rows.find(({ id }) => id === operatorId);
  return {
    done: rows.some(({ id }) => id === lastId || !ownIds.includes(id)),
    clock: operator === undefined ? null : clockOf(operator),
  };
}

/** The account with the demo password, if it is one that one can sign in with. */
async function withPassword(user: UserRow): Promise<UserRow> {
  if (user.email === null || !demoEmails.has(user.email)) return user;
  return { ...user, passwordHash: await hashPassword(demoPassword) };
}

async function makeAccounts(now: Date): Promise<readonly (readonly DemoRows[])[]> {
  const staff: DemoRows[] = makeStaff(now).map((user) => ({
    user,
    profile: null,
    history: [],
    recommendations: [],
    uploads: [],
  }));
  const [featured, ...others] = makeMembers(now);
  const first = featured === undefined ? staff : [...staff, featured];
  const signIns = first.map(async (rows) => ({ ...rows, user: await withPassword(rows.user) }));
  return toBatches(await Promise.all(signIns), others);
}

/**
 * Writes the demo data: 180 consenting members, 20 who revoked consent, an operator and an
 * administrator. All but the passwords' salts depends on `now` alone.
 *
 * The first transaction holds the demo accounts and at least 60 pending recommendations; the rest
 * follows in batches. Does nothing once all is there; a seed that was cut off is completed, as of the
 * moment that it began with. Several processes may do so at once.
 *
 * @returns whether this call wrote anything
 */
export async function seedDemo(options: SeedOptions): Promise<{ created: boolean }> {
  const { db, onProgress = () => undefined } = options;
  const found = await findSeeded(db);
  if (found.done) return { created: false };
  const batches = await makeAccounts(found.clock ?? options.now ?? startOfUtcDay(new Date()));
  const total = batches.flat().length;
  let created = false;
  let done = 0;
  for (const batch of batches) {
    created = (await writeMissing(db, batch)) || created;
    done += batch.length;
    onProgress(done, total);
  }
  return { created };
}

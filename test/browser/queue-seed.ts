import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../src/db/pool.ts';
import { sampleSignals, sampleTrace } from '../harness/samples.ts';

const json = (value: object): SQL => sql`${JSON.stringify(value)}::jsonb`;

const personas = sql`(values (1, 'High Utilization'), (2, 'Variable Income Budgeter'),
  (3, 'Subscription-Heavy'), (4, 'Savings Builder'), (5, 'Balanced')) as persona (id, name)`;

const titles = sql`(array['Lower your card utilisation', 'A budget for a changing income',
  'Look through your subscriptions', 'Put your savings to work', 'A card without interest for a while'])`;

async function insertMembers(db: Database, count: number): Promise<void> {
  await db.execute(sql`
    insert into users (email, consent_status)
    select 'member-' || n || '@example.com', true from generate_series(1, ${count}) n`);
  await db.execute(sql`
    insert into user_profiles (user_id, persona_id, persona_name, signals_30d, signals_180d)
    select u.user_id, persona.id, persona.name, ${json(sampleSignals(30))}, ${json(sampleSignals(180))}
    from users u join ${personas} on persona.id = 1 + abs(hashtext(u.email)) % 5
    where u.email like 'member-%'`);
}

/**
 * Fills the queue: recommendations that wait, a few for each of a quarter as many members, each made a
 * second after the other.
 */
export async function fillQueue(db: Database, count: number): Promise<void> {
  const members = Math.ceil(count / 4);
  await insertMembers(db, members);
  await db.execute(sql`
    insert into recommendations (user_id, type, title, content, rationale, decision_trace, created_at)
    select u.user_id, case when n % 5 = 0 then 'partner_offer' else 'education' end,
      ${titles}[1 + n % 5] || ' (' || n || ')', 'Pay before the statement closes.',
      'Your Visa ending ' || lpad((n % 10000)::text, 4, '0') || ' is at 68 % of its $5,000 limit, which '
        || 'costs you interest every month. Paying a part of it earlier would lower it at once.',
      ${json(sampleTrace)}, now() - interval '30 days' + n * interval '1 second'
    from generate_series(1, ${count}) n
    join users u on u.email = 'member-' || (1 + n % ${members}) || '@example.com'`);
  await db.execute(sql`analyze users, user_profiles, recommendations`);
}

/** The ids of what waits or waited, in the order of the queue. */
export async function idsInOrder(db: Database, count: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select recommendation_id as id from recommendations
    order by created_at, recommendation_id limit ${count}`);
  return rows.map(({ id }) => id);
}

/** What is decided, in the order of the decisions. */
export async function decisions(db: Database) {
  const rows = await db.execute<{ id: string; status: string; reason: string | null }>(sql`
    select recommendation_id as id, status, rejection_reason as reason from recommendations
    where status <> 'pending' order by created_at, recommendation_id`);
  return rows.map(({ id, status, reason }) => ({ id, status, reason }));
}

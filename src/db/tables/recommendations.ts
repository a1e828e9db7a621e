import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, literals, utcTime } from './columns.ts';
import type { DecisionTrace } from './decisionTrace.ts';
import { recommendationStatuses, recommendationTypes } from './enums.ts';
import { users } from './users.ts';

/** What the pipeline proposes to a member, and what an operator decided of it. */
export const recommendations = pgTable(
  'recommendations',
  {
    id: uuid('recommendation_id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text('type', { enum: recommendationTypes }).notNull(),
    title: text('title').notNull(),
    content: text('content').notNull(),
    rationale: text('rationale').notNull(),
    status: text('status', { enum: recommendationStatuses }).notNull().default('pending'),
    decisionTrace: jsonb('decision_trace').$type<DecisionTrace>().notNull(),
    createdAt: createdAt(),
    approvedAt: utcTime('approved_at'),
    approvedById: uuid('approved_by').references(() => users.id, { onDelete: 'set null' }),
    rejectedAt: utcTime('rejected_at'),
    rejectedById: uuid('rejected_by').references(() => users.id, { onDelete: 'set null' }),
    rejectionReason: text('rejection_reason'),
  },
  (table) => [
    index('recommendations_user_id_idx').on(table.userId),
    index('recommendations_status_idx').on(table.status),
    index('recommendations_created_at_idx').on(table.createdAt),
    index('recommendations_approved_at_idx').on(table.approvedAt),
    index('recommendations_user_id_status_idx').on(table.userId, table.status),
    index('recommendations_status_created_at_idx').on(table.status, table.createdAt, table.id),
    index('recommendations_approved_by_idx').on(table.approvedById),
    index('recommendations_rejected_by_idx').on(table.rejectedById),
    check('recommendations_type_check', sql.raw(`type in (${literals(recommendationTypes)})`)),
    check(
      'recommendations_status_check',
      sql.raw(`status in (${literals(recommendationStatuses)})`),
    ),
    // The decider may leave (set null), the time of the decision may not.
    check(
      'recommendations_decision_check',
      sql.raw(
        `(status = 'approved') = (approved_at is not null) and (status = 'rejected') = (rejected_at is not null)`,
      ),
    ),
  ],
);

export type RecommendationRow = typeof recommendations.$inferSelect;

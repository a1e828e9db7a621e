import { and, desc, eq } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { DateTimeResolver, LocalDateResolver, PhoneNumberResolver } from 'graphql-scalars';
import {
  cadences,
  payFrequencies,
  recommendationStatuses,
  recommendations,
  recommendationTypes,
  roles,
  type UserRow,
  userProfiles,
  users,
} from '../../src/db/schema.ts';

export interface FloorContext {
  db: PostgresJsDatabase;
  userId: string;
}

/** `['user']` → `{ USER: 'user' }`: the names of the schema for the values of the tables. */
const enumOf = (values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value.toUpperCase(), value]));

const approvedOf = (userId: string) =>
  and(eq(recommendations.userId, userId), eq(recommendations.status, 'approved'));

/** What Home needs, one statement for each thing that is asked. */
export const resolvers = {
  DateTime: DateTimeResolver,
  LocalDate: LocalDateResolver,
  PhoneNumber: PhoneNumberResolver,
  Cadence: enumOf(cadences),
  PayFrequency: enumOf(payFrequencies),
  RecommendationStatus: enumOf(recommendationStatuses),
  RecommendationType: enumOf(recommendationTypes),
  Role: enumOf(roles),
  Query: {
    me: async (_root: unknown, _args: unknown, { db, userId }: FloorContext) => {
      const [user] = await db.select().from(users).where(eq(users.id, userId));
      return user;
    },
  },
  User: {
    profile: async (user: UserRow, _args: unknown, { db }: FloorContext) => {
      const [profile] = await db
        .select()
        .from(userProfiles)
        .where(eq(userProfiles.userId, user.id));
      return profile ?? null;
    },
    recommendations: (user: UserRow, { first }: { first: number }, { db }: FloorContext) => ({
      totalCount: () => db.$count(recommendations, approvedOf(user.id)),
      nodes: () =>
        db
          .select()
          .from(recommendations)
          .where(approvedOf(user.id))
          .orderBy(desc(recommendations.approvedAt), desc(recommendations.id))
          .limit(first),
    }),
  },
};

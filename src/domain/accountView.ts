import { eq, getTableColumns } from 'drizzle-orm';
import { families } from '../cache/keys.ts';
import type { CachedFamily } from '../cache/readThrough.ts';
import type { Database } from '../db/pool.ts';
import { userProfiles, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';

const {
  passwordHash: _passwordHash,
  oauthProviders: _oauthProviders,
  consentGrantedAt: _consentGrantedAt,
  emailVerifiedAt: _emailVerifiedAt,
  ...ownFields
} = getTableColumns(users);

/** The columns of an account without its secrets, and without what only rules look at. */
export const accountColumns = ownFields;

const {
  signals30d: _signals30d,
  signals180d: _signals180d,
  userId: _userId,
  ...profileColumns
} = getTableColumns(userProfiles);

/** An account's own fields, without its secrets. */
export type Account = Pick<typeof users.$inferSelect, keyof typeof accountColumns>;

/** A profile without its signals. */
export type ProfileSummary = Omit<
  typeof userProfiles.$inferSelect,
  'signals30d' | 'signals180d' | 'userId'
>;

/** What is cached under `profile:{user_id}`. */
export interface AccountView {
  account: Account;
  profile: ProfileSummary | null;
}

/** The accounts with their profiles, by id, in one statement. */
export async function findAccountViews(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, AccountView>> {
  const rows = await db
    .select({ account: accountColumns, profile: profileColumns })
    .from(users)
    .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
    .where(anyId(users.id, ids));
  return new Map(rows.map((row) => [row.account.id, row]));
}

/** `AccountView` as JSON has it: times are text. */
type Stored<Row> = {
  [Key in keyof Row]: Date extends Row[Key] ? Exclude<Row[Key], Date> | string : Row[Key];
};

export const accountViewFamily: CachedFamily<AccountView> = {
  ...families.profile,
  revive: (data) => {
    const { account, profile } = data as {
      account: Stored<Account>;
      profile: Stored<ProfileSummary> | null;
    };
    return {
      account: {
        ...account,
        createdAt: new Date(account.createdAt),
        updatedAt: new Date(account.updatedAt),
        bannedAt: account.bannedAt === null ? null : new Date(account.bannedAt),
      },
      profile: profile && { ...profile, updatedAt: new Date(profile.updatedAt) },
    };
  },
};

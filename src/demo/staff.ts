import type { UserRow } from '../db/schema.ts';
import { demoAccounts } from './accounts.ts';
import { idOf } from './ids.ts';
import { before, dayMillis } from './times.ts';

export type StaffRole = 'operator' | 'admin';

/** The operator's or administrator's id. */
export const staffId = (role: StaffRole): string => idOf(`staff/${role}`);

/** The age of the staff accounts: they are there before anything is. */
const ageMillis = 200 * dayMillis;

/** The operator and the administrator. They are no members: without consent, without a persona. */
export const makeStaff = (now: Date): UserRow[] =>
  (['operator', 'admin'] as const).map((role) => ({
    id: staffId(role),
    email: demoAccounts.find((account) => account.role === role)?.email ?? null,
    phoneNumber: null,
    passwordHash: null,
    oauthProviders: {},
    role,
    consentStatus: false,
    consentVersion: '1.0',
    consentGrantedAt: null,
    emailVerifiedAt: null,
    bannedAt: null,
    createdAt: before(now, ageMillis),
    updatedAt: before(now, ageMillis),
  }));

/** The `now` that the demo data was made for, told by when its staff was created. */
export const clockOf = (staff: Pick<UserRow, 'createdAt'>): Date =>
  before(staff.createdAt, -ageMillis);

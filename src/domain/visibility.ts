import type { Role } from '../db/schema.ts';
import type { Account } from './accountView.ts';
import { NotFoundError } from './errors.ts';
import { isStaff, type Viewer } from './viewer.ts';

/**
 * How much of an account a viewer sees:
 * - `own`: everything
 * - `member`: a member who consents, to staff
 * - `account`: the account's own fields alone, to an administrator
 * - `staff`: id, email and role, to another operator
 */
export type Visibility = 'own' | 'member' | 'account' | 'staff';

/** An account as one viewer sees it; what they may not see is null. */
export interface VisibleUser {
  id: string;
  email: string | null;
  phoneNumber: string | null;
  role: Role;
  consentStatus: boolean;
  consentVersion: string | null;
  createdAt: Date | null;
  bannedAt: Date | null;
  visibility: Visibility;
}

/** The rules of access between two accounts. Null: to this viewer the account does not exist. */
export function visibilityOf(
  viewer: Pick<Viewer, 'userId' | 'role'>,
  account: Pick<Account, 'id' | 'role' | 'consentStatus'>,
): Visibility | null {
  if (viewer.userId === account.id) return 'own';
  if (!isStaff(viewer.role)) return null;
  if (account.consentStatus) return 'member';
  if (viewer.role === 'admin') return 'account';
  return isStaff(account.role) ? 'staff' : null;
}

/** Shows an account to a viewer, or null where it does not exist to them. */
export function showUser(
  viewer: Pick<Viewer, 'userId' | 'role'>,
  account: Account,
): VisibleUser | null {
  const visibility = visibilityOf(viewer, account);
  if (visibility === null) return null;
  const { id, email, role, consentStatus } = account;
  if (visibility === 'staff') return showColleague(account);
  const { phoneNumber, consentVersion, createdAt, bannedAt } = account;
  const more = { phoneNumber, consentStatus, consentVersion, createdAt, bannedAt };
  return { id, email, role, ...more, visibility };
}

/** Shows an account that must exist to the viewer. @throws NotFoundError where it does not */
export function presentUser(
  viewer: Pick<Viewer, 'userId' | 'role'>,
  account: Account | null | undefined,
): VisibleUser {
  const shown = account === null || account === undefined ? null : showUser(viewer, account);
  if (shown === null) throw new NotFoundError('user');
  return shown;
}

/** Whether profile, history, recommendations and uploads are shown along with the account. */
export const showsMemberData = ({ visibility }: Pick<VisibleUser, 'visibility'>): boolean =>
  visibility === 'own' || visibility === 'member';

/** What staff see of each other: id, email and role. */
export function showColleague(account: Pick<Account, 'id' | 'email' | 'role'>): VisibleUser {
  return {
    id: account.id,
    email: account.email,
    role: account.role,
    phoneNumber: null,
    consentStatus: false,
    consentVersion: null,
    createdAt: null,
    bannedAt: null,
    visibility: 'staff',
  };
}

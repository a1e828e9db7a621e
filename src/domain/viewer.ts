import type { Role } from '../db/schema.ts';
import { ForbiddenError, UnauthenticatedError } from './errors.ts';

/** Who calls: an account, through a session, by an access token. */
export interface Viewer {
  userId: string;
  role: Role;
  sessionId: string;
  tokenId: string;
  tokenExpiresAt: Date;
}

const ranks: Record<Role, number> = { user: 0, operator: 1, admin: 2 };

/** USER < OPERATOR < ADMIN. */
export const hasRole = (viewer: Viewer, least: Role) => ranks[viewer.role] >= ranks[least];

/** Operators and administrators. */
export const isStaff = (role: Role) => role !== 'user';

/** @throws UnauthenticatedError for nobody, ForbiddenError for a lesser role */
export function requireRole(viewer: Viewer | null, least: Role): Viewer {
  if (viewer === null) throw new UnauthenticatedError();
  if (!hasRole(viewer, least)) throw new ForbiddenError();
  return viewer;
}

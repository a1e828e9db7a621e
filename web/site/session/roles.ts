import type { Account } from '../../shared/session.ts';

/** Whether an account reviews: operators, and administrators who may all that operators may. */
export function isStaff({ role }: Pick<Account, 'role'>): boolean {
  return role === 'OPERATOR' || role === 'ADMIN';
}

const labels = { USER: 'Member', OPERATOR: 'Operator', ADMIN: 'Administrator' } as const;

/** The word for a role of the contract: `USER` is a member. */
export function roleLabel(role: Account['role']): string {
  return labels[role];
}

/** Where an account begins. */
export function homeOf(account: Pick<Account, 'role'>): '/operator' | '/app' {
  return isStaff(account) ? '/operator' : '/app';
}

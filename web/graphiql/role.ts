const labels: Record<string, string> = { USER: 'Member', OPERATOR: 'Operator', ADMIN: 'Admin' };

/** The word for a role of the contract: `USER` is a member. */
export function roleLabel(role: string): string {
  return labels[role] ?? role;
}

import type { Role } from '../db/schema.ts';

/** The password of the three demo accounts. No other demo account has one. */
export const demoPassword = 'spendsense-demo';

export interface DemoAccount {
  email: string;
  role: Role;
}

/** The accounts that one can sign in with. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: 'member@spendsense.demo', role: 'user' },
  { email: 'operator@spendsense.demo', role: 'operator' },
  { email: 'admin@spendsense.demo', role: 'admin' },
];

/** What is known of one account of the member. */
export interface MemberAccount {
  type: string;
  subtype: string | null;
}

interface Kinds {
  type: readonly string[];
  /** Subtypes; '' is an account whose subtype the file leaves out. */
  kinds: readonly string[];
}

/** Accounts by what they are good for, in Plaid's types and subtypes. */
const groups = {
  savings: { type: ['depository'], kinds: ['savings', 'high yield savings', 'money market'] },
  highYieldSavings: { type: ['depository'], kinds: ['high yield savings', 'money market'] },
  certificate: { type: ['depository'], kinds: ['cd', 'certificate of deposit'] },
  cashManagement: { type: ['depository'], kinds: ['cash management'] },
  creditCard: { type: ['credit'], kinds: ['credit card', ''] },
  personalLoan: {
    type: ['loan', 'credit'],
    kinds: ['consumer', 'personal', 'personal loan', 'loan', 'line of credit', 'general'],
  },
  retirement: {
    type: ['investment', 'brokerage'],
    kinds: ['ira', 'roth', 'roth ira', 'sep ira', 'simple ira', 'retirement'],
  },
} as const satisfies Record<string, Kinds>;

export type AccountGroup = keyof typeof groups;

/** Whether one of the accounts belongs to the group; null when no account is known at all. */
export function hasAccount(accounts: readonly MemberAccount[], group: AccountGroup) {
  if (accounts.length === 0) return null;
  const { type, kinds }: Kinds = groups[group];
  return accounts.some(
    (account) => type.includes(plain(account.type)) && kinds.includes(plain(account.subtype ?? '')),
  );
}

/** Whether one of the accounts is borrowed money; null when no account is known at all. */
export function hasDebt(accounts: readonly MemberAccount[]): boolean | null {
  if (accounts.length === 0) return null;
  return accounts.some(({ type }) => ['credit', 'loan'].includes(plain(type)));
}

const plain = (code: string) => code.trim().toLowerCase().replace(/[_-]/g, ' ');

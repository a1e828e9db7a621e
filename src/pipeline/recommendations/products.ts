import type { AccountGroup } from './accountGroups.ts';
import { above, isFalse, isFalseIfKnown, type Rule } from './rules.ts';

/** A kind of product that a partner may offer. */
export interface Product {
  name: string;
  /**
   * The accounts in which it is seen when a member has it, who is then not offered another, nor
   * somebody whose accounts are unknown; null for what no account shows.
   */
  heldAs: AccountGroup | null;
  /** What must hold for every offer of this kind, whatever its catalogue entry says. */
  rules: readonly Rule[];
  /** Never offered to anybody. */
  isPredatory: boolean;
}

const service = (name: string): Product => ({ name, heldAs: null, rules: [], isPredatory: false });

const account = (name: string, heldAs: AccountGroup): Product => ({
  name,
  heldAs,
  rules: [],
  isPredatory: false,
});

/** New credit: only for somebody who is known not to be overdue. */
const credit = (
  name: string,
  heldAs: AccountGroup | null,
  rules: readonly Rule[] = [],
): Product => ({
  name,
  heldAs,
  rules: [isFalse('isOverdue'), ...rules],
  isPredatory: false,
});

const predatory = (name: string): Product => ({
  name,
  heldAs: null,
  rules: [],
  isPredatory: true,
});

/** All kinds of products. */
export const products = {
  balanceTransferCard: credit('balance transfer card', null, [above('cardBalance', 0)]),
  consolidationLoan: credit('consolidation loan', 'personalLoan', [
    above('cardBalance', 0),
    above('monthlyIncome', 0),
  ]),
  rewardsCard: credit('cash-back card', 'creditCard', [
    above('monthlyIncome', 0),
    isFalseIfKnown('interestCharged'),
  ]),
  creditCounseling: service('credit counseling plan'),
  scoreMonitoring: service('credit score monitoring'),
  paymentReminders: service('payment reminder service'),
  budgetingApp: service('budgeting app'),
  taxHelp: service('tax preparation service'),
  smoothingAccount: account('income smoothing account', 'cashManagement'),
  savingsAccount: account('savings account', 'savings'),
  highYieldSavings: account('high-yield savings account', 'highYieldSavings'),
  certificate: account('certificate of deposit', 'certificate'),
  retirementAccount: account('individual retirement account', 'retirement'),
  roundUpApp: service('round-up savings app'),
  goalPlanner: service('savings goal planner'),
  subscriptionManager: service('subscription manager'),
  billNegotiation: service('bill negotiation service'),
  libraryMembership: service('library membership'),
  virtualCards: service('virtual card service'),
  coaching: service('financial coaching session'),
  spendingTracker: service('spending tracker'),
  paydayLoan: predatory('payday loan'),
  titleLoan: predatory('title loan'),
  cashAdvance: predatory('cash advance'),
  rentToOwn: predatory('rent-to-own plan'),
} as const satisfies Record<string, Product>;

export type ProductKind = keyof typeof products;

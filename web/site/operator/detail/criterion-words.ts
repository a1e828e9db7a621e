import { formatMoney, formatPercent } from '../../shared/values.tsx';

type Unit = 'flag' | 'share' | 'money' | 'days' | 'months' | 'count' | 'ratio';

interface Words {
  readonly label: string;
  readonly unit: Unit;
  /** The persona that is judged by it. */
  readonly personaId: number;
}

const known: Readonly<Record<string, Words>> = {
  maxUtilization: { label: 'Use of the fullest card', unit: 'share', personaId: 1 },
  interestCharged: { label: 'A card was charged interest', unit: 'flag', personaId: 1 },
  minimumPaymentOnly: { label: 'Only the minimum is paid', unit: 'flag', personaId: 1 },
  isOverdue: { label: 'A card payment is overdue', unit: 'flag', personaId: 1 },
  medianPayGapDays: { label: 'Days between two pays', unit: 'days', personaId: 2 },
  payGapVariability: { label: 'How much those gaps vary', unit: 'ratio', personaId: 2 },
  payAmountVariability: { label: 'How much the pay varies', unit: 'ratio', personaId: 2 },
  cashFlowBufferMonths: { label: 'Months that checking lasts', unit: 'months', personaId: 2 },
  recurringMerchants: { label: 'Recurring merchants', unit: 'count', personaId: 3 },
  monthlyRecurringSpend: { label: 'Recurring spend', unit: 'money', personaId: 3 },
  shareOfSpend: { label: 'Recurring, of all spending', unit: 'share', personaId: 3 },
  savingsGrowthRate: { label: 'Growth of savings', unit: 'share', personaId: 4 },
  savingsNetInflowMonthly: { label: 'Into savings a month', unit: 'money', personaId: 4 },
  everyCardUtilization: { label: 'Use of every card', unit: 'share', personaId: 4 },
};

/** What a criterion is called here; one that is new here keeps its own name. */
export function wordsOf(name: string): Words | null {
  return known[name] ?? null;
}

const personas: Readonly<Record<number, { readonly name: string; readonly rule: string }>> = {
  1: { name: 'High Utilization', rule: 'one of these is enough' },
  2: { name: 'Variable Income Budgeter', rule: 'rare or uneven pay, and a thin buffer' },
  3: { name: 'Subscription-Heavy', rule: 'enough merchants, and a high amount or share' },
  4: { name: 'Savings Builder', rule: 'savings that grow either way, and no full card' },
};

/** What a persona that was judged is called, and how its criteria are joined. */
export function personaOf(personaId: number) {
  return personas[personaId] ?? { name: 'Other criteria', rule: '' };
}

const digits = { maximumFractionDigits: 2 } as const;
const number = new Intl.NumberFormat(undefined, digits);
const inUnits = (unit: 'day' | 'month') =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long', ...digits });
const [days, months] = [inUnits('day'), inUnits('month')];

/** A value of a criterion as a person reads it. */
export function formatValue(name: string, value: number | null): string {
  if (value === null) return name === 'everyCardUtilization' ? 'no card is known' : 'unknown';
  switch (wordsOf(name)?.unit) {
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'share':
      return formatPercent(value);
    case 'money':
      return formatMoney(value);
    case 'days':
      return days.format(value);
    case 'months':
      return months.format(value);
    default:
      return number.format(value);
  }
}

const comparisons: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '>': 'more than',
  '<': 'less than',
  '<=': 'at most',
  '=': '',
};

/** What a criterion asks for: "at least 50.0%". */
export function formatDemand(name: string, comparison: string, threshold: number): string {
  return `${comparisons[comparison] ?? comparison} ${formatValue(name, threshold)}`.trim();
}

/** The time a criterion looks at: "30d" is the last 30 days. */
export function formatWindow(window: string): string {
  const count = /^(\d+)d$/.exec(window)?.[1];
  if (count) return `last ${count} days`;
  return window === 'asOf' ? 'at the end' : window;
}

const guardrails: Readonly<Record<string, string>> = {
  consent: 'Consent',
  eligibility: 'Eligibility',
  tone: 'Tone',
};

/** What a guardrail is called. */
export function guardrailLabel(name: string): string {
  return guardrails[name] ?? name;
}

import { personaNames } from '../../shared/personas.ts';

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

const rules: Readonly<Record<number, string>> = {
  1: 'one of these is enough',
  2: 'rare or uneven pay, and a thin buffer',
  3: 'enough merchants, and a high amount or share',
  4: 'savings that grow either way, and no full card',
};

/** What a persona that was judged is called, and how its criteria are joined. */
export function personaOf(personaId: number) {
  const rule = rules[personaId] ?? '';
  return { name: (rule && personaNames[personaId - 1]) || 'Other criteria', rule };
}

const plain = { maximumFractionDigits: 2 } as const;
const inUnits = (unit: 'day' | 'month') =>
  ({ style: 'unit', unit, unitDisplay: 'long', ...plain }) as const;
const formats = {
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  money: { style: 'currency', currency: 'USD', minimumFractionDigits: 2, ...plain },
  days: inUnits('day'),
  months: inUnits('month'),
  count: plain,
  ratio: plain,
} as const satisfies Record<Exclude<Unit, 'flag'>, Intl.NumberFormatOptions>;

/** A value in the unit of its criterion, with some more digits than are usual there. */
function format(name: string, value: number, more: number): string {
  const unit = wordsOf(name)?.unit ?? 'count';
  if (unit === 'flag') return value === 1 ? 'yes' : 'no';
  const usual = formats[unit];
  const maximumFractionDigits = usual.maximumFractionDigits + more;
  const locale = unit === 'money' ? 'en-US' : undefined;
  return new Intl.NumberFormat(locale, { ...usual, maximumFractionDigits }).format(value);
}

const mostMore = 10;

/** How many more digits it takes until two values are not told alike. */
function moreDigits(name: string, a: number, b: number): number {
  if (a === b) return 0;
  for (let more = 0; more < mostMore; more += 1) {
    if (format(name, a, more) !== format(name, b, more)) return more;
  }
  return 0;
}

const comparisons: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '>': 'more than',
  '<': 'less than',
  '<=': 'at most',
  '=': '',
};

/** A criterion as far as it is a comparison of two numbers. */
interface Comparison {
  readonly name: string;
  readonly observed: number | null;
  readonly comparison: string;
  readonly threshold: number;
}

/**
 * What was observed and what is asked for ("at least 50.0%"), as a person reads them. Where rounding would
 * hide why it was met or missed, both have more digits.
 */
export function comparisonWords({ name, observed, comparison, threshold }: Comparison) {
  const more = observed === null ? 0 : moreDigits(name, observed, threshold);
  const nothing = name === 'everyCardUtilization' ? 'no card is known' : 'unknown';
  const asked = format(name, threshold, more);
  return {
    value: observed === null ? nothing : format(name, observed, more),
    demand: `${comparisons[comparison] ?? comparison} ${asked}`.trim(),
  };
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

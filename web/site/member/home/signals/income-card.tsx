import { formatMoney } from '../../../shared/format.ts';
import type { MemberSignalsOfWindowFragment } from '../generated/graphql.ts';
import { MonthsGauge } from './months-gauge.tsx';
import { SignalCard } from './signal-card.tsx';

const rhythms = {
  WEEKLY: 'Every week',
  BIWEEKLY: 'Every two weeks',
  SEMIMONTHLY: 'Twice a month',
  MONTHLY: 'Once a month',
  IRREGULAR: 'Irregularly',
} as const;

/** Pay, and how long checking would last. */
export function IncomeCard({ income }: Pick<MemberSignalsOfWindowFragment, 'income'>) {
  const { averageMonthlyIncome, payFrequency, cashFlowBufferMonths } = income;
  return (
    <SignalCard
      title="Income"
      figures={[
        ['A month', formatMoney(averageMonthlyIncome)],
        ['Pay arrives', payFrequency ? rhythms[payFrequency] : '–'],
      ]}
    >
      <MonthsGauge months={cashFlowBufferMonths} goal={1} label="months of spending in checking" />
    </SignalCard>
  );
}

import { formatMoney, formatPercent } from '../../../shared/format.ts';
import type { MemberSignalsOfWindowFragment } from '../generated/graphql.ts';
import { MonthsGauge } from './months-gauge.tsx';
import { SignalCard } from './signal-card.tsx';

type Savings = MemberSignalsOfWindowFragment['savings'];

interface Props {
  readonly savings: Savings;
  readonly windowDays: number;
}

/** What is put aside, and how long it would last. */
export function SavingsCard({ savings, windowDays }: Props) {
  const { balance, netInflow, growthRate, emergencyFundMonths } = savings;
  return (
    <SignalCard
      title="Savings"
      figures={[
        ['Saved', formatMoney(balance)],
        [`Put aside in ${windowDays} days`, formatMoney(netInflow)],
        ['Growth', formatPercent(growthRate)],
      ]}
    >
      <MonthsGauge
        months={emergencyFundMonths}
        goal={3}
        label="months of spending that your savings cover"
      />
    </SignalCard>
  );
}

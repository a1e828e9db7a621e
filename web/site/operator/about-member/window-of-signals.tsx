import '@mantine/charts/styles.css';
import { DataList, Divider, Text, Title } from '@mantine/core';
import { formatDay, formatMoney, formatPercent } from '../../shared/format.ts';
import classes from './about-member.module.css';
import type { WindowSignalsFragment } from './generated/graphql.ts';
import { SignalChart } from './signal-chart.tsx';
import type { Scales } from './signal-scales.ts';

interface Props {
  readonly signals: WindowSignalsFragment;
  readonly scales: Scales;
}

const payFrequencies = {
  WEEKLY: 'every week',
  BIWEEKLY: 'every two weeks',
  SEMIMONTHLY: 'twice a month',
  MONTHLY: 'once a month',
  IRREGULAR: 'irregularly',
} as const;

const cadences = { WEEKLY: 'weekly', MONTHLY: 'monthly', IRREGULAR: 'irregular' } as const;

/** One window of signals: cards and merchants as bars, money that comes and stays as figures. */
export default function WindowOfSignals({ signals, scales }: Props) {
  const { asOf, windowDays, credit, subscriptions } = signals;
  const period = `last ${windowDays} days`;
  return (
    <section aria-label={`Signals of the ${period}`} className={classes.window}>
      <div>
        <Title order={3} size="h5">
          Last {windowDays} days
        </Title>
        <Text size="sm" c="dimmed">
          up to {formatDay(asOf)}
        </Text>
      </div>
      <SignalChart
        title="Credit cards, used of the limit"
        empty="No credit card is known."
        bars={credit.cards.map(({ name, mask, utilization }) => ({
          label: [name ?? 'Card', mask].filter(Boolean).join(' '),
          value: utilization,
        }))}
        reach={scales.utilization}
        format={formatPercent}
        color="indigo.5"
      />
      <SignalChart
        title="Recurring merchants, a month"
        empty="No merchant charges again and again."
        bars={subscriptions.recurringMerchants.map(({ name, cadence, monthlyAmount }) => ({
          label: name,
          value: monthlyAmount,
          note: cadences[cadence],
        }))}
        reach={scales.merchants}
        format={formatMoney}
        color="brand.5"
      />
      <div>
        <Divider mb="md" />
        <Figures signals={signals} />
      </div>
    </section>
  );
}

function Figures({ signals }: { readonly signals: WindowSignalsFragment }) {
  return (
    <DataList labelWidth="min(190px, 60%)" size="sm">
      {figuresOf(signals).map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}

function figuresOf({ credit, income, savings, subscriptions }: WindowSignalsFragment) {
  const { payFrequency } = income;
  return [
    ['Income a month', formatMoney(income.averageMonthlyIncome)],
    ['Pay arrives', payFrequency ? payFrequencies[payFrequency] : '–'],
    ['Checking lasts', months(income.cashFlowBufferMonths)],
    ['Savings', formatMoney(savings.balance)],
    ['Savings grew by', formatPercent(savings.growthRate)],
    ['Into savings a month', formatMoney(savings.netInflowMonthly)],
    ['Emergency fund lasts', months(savings.emergencyFundMonths)],
    ['Recurring, a month', formatMoney(subscriptions.monthlyRecurringSpend)],
    ['Recurring, of all spending', formatPercent(subscriptions.shareOfSpend)],
    ['Interest was charged', yesNo(credit.interestCharged)],
    ['Only the minimum is paid', yesNo(credit.minimumPaymentOnly)],
    ['A payment is overdue', yesNo(credit.isOverdue)],
  ] as const;
}

const lasting = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'month',
  unitDisplay: 'long',
  maximumFractionDigits: 1,
});

const months = (count: number | null) => (count === null ? '–' : lasting.format(count));

const yesNo = (flag: boolean | null) => (flag === null ? '–' : flag ? 'Yes' : 'No');

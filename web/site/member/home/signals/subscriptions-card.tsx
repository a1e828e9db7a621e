import { Text } from '@mantine/core';
import { formatMoney, formatPercent } from '../../../shared/format.ts';
import type { MemberSignalsOfWindowFragment } from '../generated/graphql.ts';
import { Bars } from './bars.tsx';
import { SignalCard, Unknown } from './signal-card.tsx';

const mostShown = 6;

/** What charges again and again. */
export function SubscriptionsCard({
  subscriptions: { monthlyRecurringSpend, shareOfSpend, recurringMerchants },
}: Pick<MemberSignalsOfWindowFragment, 'subscriptions'>) {
  const more = recurringMerchants.length - mostShown;
  return (
    <SignalCard
      title="Subscriptions"
      figures={[
        ['A month', formatMoney(monthlyRecurringSpend)],
        ['Of your spending', formatPercent(shareOfSpend)],
      ]}
    >
      {recurringMerchants.length === 0 ? (
        <Unknown>No merchant charges you regularly.</Unknown>
      ) : (
        <Bars
          label="What each costs a month"
          rows={recurringMerchants
            .slice(0, mostShown)
            .map(({ name, monthlyAmount }) => ({ name, value: monthlyAmount }))}
          format={formatMoney}
        />
      )}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          And {more} more.
        </Text>
      )}
    </SignalCard>
  );
}

import { List, Text } from '@mantine/core';
import { formatMoney, formatPercent } from '../../../shared/format.ts';
import type { MemberSignalsOfWindowFragment } from '../generated/graphql.ts';
import { Bars } from './bars.tsx';
import { SignalCard, Unknown } from './signal-card.tsx';

type Credit = MemberSignalsOfWindowFragment['credit'];
type Card = Credit['cards'][number];

/** Credit cards, and how much of their limits is in use. */
export function CreditCard({ credit: { maxUtilization, cards } }: { readonly credit: Credit }) {
  const rows = cards.flatMap((card) =>
    typeof card.utilization === 'number' ? [{ name: nameOf(card), value: card.utilization }] : [],
  );
  const remarks = cards.flatMap((card) => remarkOn(card));
  return (
    <SignalCard
      title="Credit cards"
      figures={[
        ['Cards', cards.length === 0 ? '–' : cards.length.toLocaleString()],
        ['Most of a limit in use', formatPercent(maxUtilization)],
      ]}
    >
      {rows.length === 0 ? (
        <Unknown>Your files say nothing about cards. A JSON export with accounts does.</Unknown>
      ) : (
        <>
          <Bars
            label="Share of the limit in use"
            rows={rows}
            format={formatPercent}
            max={1}
            lines={[{ at: 0.3, label: '30 %' }]}
          />
          <Text size="sm" c="dimmed">
            Below 30 % is considered healthy.
          </Text>
        </>
      )}
      {remarks.length > 0 && (
        <List size="sm">
          {remarks.map((remark) => (
            <List.Item key={remark}>{remark}</List.Item>
          ))}
        </List>
      )}
    </SignalCard>
  );
}

function nameOf({ name, mask }: Card): string {
  return [name ?? 'Card', mask].filter(Boolean).join(' ');
}

function remarkOn(card: Card): string[] {
  const facts = [
    ...(typeof card.balance === 'number' && typeof card.limit === 'number'
      ? [`${formatMoney(card.balance)} of ${formatMoney(card.limit)}`]
      : []),
    ...(card.isOverdue ? ['a payment is overdue'] : []),
    ...(card.interestCharged ? ['interest was charged'] : []),
    ...(card.minimumPaymentOnly ? ['only the minimum is paid'] : []),
  ];
  return facts.length === 0 ? [] : [`${nameOf(card)}: ${facts.join(', ')}`];
}

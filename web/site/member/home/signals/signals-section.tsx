import '@mantine/charts/styles.css';
import { Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../../api/typed.ts';
import { formatDay } from '../../../shared/format.ts';
import { QueryView } from '../../../shared/query-view.tsx';
import { CardSkeleton } from '../../../shared/skeletons.tsx';
import { MemberSignalsDocument } from '../generated/graphql.ts';
import { CreditCard } from './credit-card.tsx';
import { IncomeCard } from './income-card.tsx';
import { SavingsCard } from './savings-card.tsx';
import { SubscriptionsCard } from './subscriptions-card.tsx';

/** The member's numbers, as charts; loaded by itself because charts are large. */
export default function SignalsSection() {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberSignalsDocument) });
  const [days, setDays] = useState('30');
  const profile = data?.me?.profile;
  return (
    <Stack gap="md" component="section" aria-labelledby="signals">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" id="signals">
          Your numbers
        </Title>
        <SegmentedControl
          aria-label="Which time"
          value={days}
          onChange={setDays}
          data={[
            { value: '30', label: '30 days' },
            { value: '180', label: '180 days' },
          ]}
        />
      </Group>
      <QueryView
        data={profile}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
        skeleton={<CardSkeleton lines={8} />}
      >
        {({ signals30d, signals180d }) => {
          const signals = days === '30' ? signals30d : signals180d;
          if (!signals) return <Text c="dimmed">There are no numbers for this time.</Text>;
          return (
            <>
              <Text size="sm" c="dimmed">
                The {days} days up to {formatDay(signals.asOf)}, your newest transaction.
              </Text>
              <SimpleGrid cols={{ base: 1, md: 2 }}>
                <SubscriptionsCard subscriptions={signals.subscriptions} />
                <CreditCard credit={signals.credit} />
                <SavingsCard savings={signals.savings} windowDays={signals.windowDays} />
                <IncomeCard income={signals.income} />
              </SimpleGrid>
            </>
          );
        }}
      </QueryView>
    </Stack>
  );
}

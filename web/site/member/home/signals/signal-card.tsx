import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** The numbers that matter most, each with its name. */
  readonly figures: readonly (readonly [name: string, value: ReactNode])[];
  readonly children?: ReactNode;
}

/** One side of the member's money: its main numbers, and a chart. */
export function SignalCard({ title, figures, children }: Props) {
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <Title order={3} size="h4">
          {title}
        </Title>
        <Group gap="xl" align="flex-start">
          {figures.map(([name, value]) => (
            <div key={name}>
              <Text size="sm" c="dimmed">
                {name}
              </Text>
              <Text size="xl" fw={650}>
                {value}
              </Text>
            </div>
          ))}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}

/** In place of a chart, where there is nothing to draw. */
export function Unknown({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

import { Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import {
  IconCreditCard,
  IconPigMoney,
  IconRefresh,
  IconScale,
  IconWaveSine,
  type TablerIcon,
} from '@tabler/icons-react';
import { Time } from '../../shared/values.tsx';
import { personaWords } from './persona-words.ts';

const icons: Readonly<Record<number, TablerIcon>> = {
  1: IconCreditCard,
  2: IconWaveSine,
  3: IconRefresh,
  4: IconPigMoney,
};

interface Props {
  readonly profile: {
    readonly personaId: number;
    readonly personaName: string;
    readonly updatedAt: string;
  };
}

/** The persona in friendly words, and why it is this one. */
export function PersonaCard({ profile: { personaId, personaName, updatedAt } }: Props) {
  const { headline, meaning, because, idea } = personaWords(personaId);
  const Icon = icons[personaId] ?? IconScale;
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} component="section" aria-labelledby="persona">
      <Group align="flex-start" gap="lg">
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          <Icon size={30} />
        </ThemeIcon>
        <Stack gap="xs" flex={1} miw={{ base: 240, sm: 320 }}>
          <Text size="sm" c="dimmed">
            Your persona: <strong>{personaName}</strong>
          </Text>
          <Title order={2} size="h3" id="persona">
            {headline}
          </Title>
          <Text maw={720}>
            {meaning} {idea}
          </Text>
          <Text size="sm" c="dimmed" maw={720}>
            Why this one: {because}. Computed <Time at={updatedAt} />.
          </Text>
        </Stack>
      </Group>
    </Paper>
  );
}

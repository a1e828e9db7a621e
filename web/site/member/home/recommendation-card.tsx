import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconBook, IconTag } from '@tabler/icons-react';
import { Time } from '../../shared/values.tsx';
import type { Recommendation } from './use-recommendations.ts';

const looks = {
  EDUCATION: { label: 'To learn', icon: IconBook, color: 'blue' },
  PARTNER_OFFER: { label: 'Partner offer', icon: IconTag, color: 'grape' },
} as const;

const disclaimer = 'This is educational content, not financial advice.';

interface Props {
  readonly recommendation: Recommendation;
  /** Whether it came while the page was open. */
  readonly isNew: boolean;
}

/** One recommendation, with why the member sees it. */
export function RecommendationCard({ recommendation, isNew }: Props) {
  const { title, content, rationale, type, approvedAt } = recommendation;
  const { label, icon: Icon, color } = looks[type];
  // The gateway ends each text with it; here it stands apart.
  const text = content.endsWith(disclaimer) ? content.slice(0, -disclaimer.length).trim() : content;
  return (
    <Paper withBorder p="lg" component="article">
      <Stack gap="sm" h="100%">
        <Group justify="space-between" gap="xs">
          <Group gap={6}>
            <Badge
              variant="light"
              color={color}
              className="tinted-badge"
              leftSection={<Icon size={12} aria-hidden />}
            >
              {label}
            </Badge>
            {isNew && (
              <Badge variant="light" color="teal" className="tinted-badge">
                New
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            <Time at={approvedAt} />
          </Text>
        </Group>
        <Title order={3} size="h4">
          {title}
        </Title>
        <Text>{text}</Text>
        <Text size="sm">
          <strong>Why you see this:</strong> {rationale}
        </Text>
        <Text size="xs" c="dimmed" mt="auto">
          {disclaimer}
        </Text>
      </Stack>
    </Paper>
  );
}

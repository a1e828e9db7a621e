import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconChevronRight, IconX } from '@tabler/icons-react';
import { formatDay } from '../../shared/format.ts';
import { CriterionRow } from './criterion-row.tsx';
import { guardrailLabel } from './criterion-words.ts';
import classes from './detail.module.css';
import { groupsOf, type Trace, type TraceGroup } from './trace-groups.ts';

/** Why it was made: persona by persona, criterion by criterion, and the guardrails. */
export function TraceTree({ trace }: { readonly trace: Trace }) {
  const groups = groupsOf(trace);
  const isLast = !groups.some(({ matched }) => matched);
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed">
          Judged by transactions up to {formatDay(trace.asOf)}. Personas are judged in turn; the
          first that matches is the member's.
        </Text>
        <ul className={classes.tree} aria-label="Criteria">
          {groups.map((group) => (
            <li key={group.personaId}>
              <GroupOfCriteria group={group} isOpen={group.matched || isLast} />
            </li>
          ))}
          {isLast && (
            <li>
              <Group gap="xs" py="xs">
                <MatchBadge matched />
                <Text fw={600}>{trace.personaName}</Text>
                <Text size="sm" c="dimmed">
                  because none of these matched
                </Text>
              </Group>
            </li>
          )}
        </ul>
      </div>
      <Guardrails trace={trace} />
    </Stack>
  );
}

interface GroupProps {
  readonly group: TraceGroup;
  readonly isOpen: boolean;
}

function GroupOfCriteria({ group, isOpen }: GroupProps) {
  const { name, rule, matched, criteria, metCount } = group;
  return (
    <details className={classes.group} open={isOpen}>
      <summary>
        <IconChevronRight size={18} className={classes.chevron} aria-hidden />
        <Group component="span" display="inline-flex" gap="xs">
          <MatchBadge matched={matched} />
          <Text span fw={600}>
            {name}
          </Text>
          <Text span size="sm" c="dimmed">
            {metCount} of {criteria.length} met{rule && ` · ${rule}`}
          </Text>
        </Group>
      </summary>
      <ul>
        {criteria.map((criterion) => (
          <CriterionRow key={`${criterion.name}-${criterion.window}`} criterion={criterion} />
        ))}
      </ul>
    </details>
  );
}

function MatchBadge({ matched }: { readonly matched: boolean }) {
  const Icon = matched ? IconCheck : IconX;
  return (
    <Badge
      component="span"
      variant="light"
      color={matched ? 'teal' : 'gray'}
      className="tinted-badge"
      leftSection={<Icon size={12} aria-hidden />}
    >
      {matched ? 'Matched' : 'No match'}
    </Badge>
  );
}

function Guardrails({ trace }: { readonly trace: Trace }) {
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        Guardrails
      </Title>
      <Stack component="ul" gap="xs" className={classes.tree} aria-label="Guardrails">
        {trace.guardrails.map(({ name, passed, detail }) => {
          const Icon = passed ? IconCheck : IconX;
          return (
            <Group key={name} component="li" gap="xs" align="baseline">
              <Badge
                variant="light"
                color={passed ? 'teal' : 'red'}
                className="tinted-badge"
                leftSection={<Icon size={12} aria-hidden />}
              >
                {passed ? 'Passed' : 'Failed'}
              </Badge>
              <Text size="sm" fw={600}>
                {guardrailLabel(name)}
              </Text>
              <Text size="sm" c="dimmed">
                {detail}
              </Text>
            </Group>
          );
        })}
      </Stack>
      <Text size="xs" c="dimmed" mt="md">
        Template <code>{trace.template}</code>
      </Text>
    </div>
  );
}

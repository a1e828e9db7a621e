import { Anchor, Box, Collapse, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useId } from 'react';

/** The charts and what draws them come when the first one is shown. */
export const DecisionsChart = lazy(async () => ({
  default: (await import('./charts.tsx')).DecisionsChart,
}));
export const PersonasChart = lazy(async () => ({
  default: (await import('./charts.tsx')).PersonasChart,
}));

interface Props {
  /** What the chart shows, in a sentence. */
  readonly summary: string;
  readonly height: number;
  readonly children: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

/** A chart for the eye, a sentence for the ear, and a table for both. */
export function Chart({ summary, height, children, table }: Props) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <>
      <Box role="img" aria-label={summary} mih={height} miw={0}>
        <Suspense fallback={<Skeleton height={height} />}>{children}</Suspense>
      </Box>
      <Anchor
        component="button"
        type="button"
        size="sm"
        className="no-print"
        style={{ alignSelf: 'flex-start' }}
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {opened ? 'Hide the table' : 'Show as a table'}
      </Anchor>
      <Collapse expanded={opened} id={id}>
        {opened && table}
      </Collapse>
    </>
  );
}

import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { usePageTitle } from './use-page-title.ts';

interface Props {
  readonly title: string;
  /** Stands beside the title: a count, say. */
  readonly aside?: ReactNode;
  /** Buttons at the other end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page's title and content. The title takes the focus, so that screen readers say where one is. */
export function Page({ title, aside, actions, children }: Props) {
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Stack gap="lg" maw={1600} mx="auto">
      <Group justify="space-between" align="center" gap="sm">
        <Group gap="sm" align="center">
          <Title order={1} size="h2" ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {aside}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

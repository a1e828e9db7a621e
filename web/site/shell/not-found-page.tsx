import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { EmptyState } from '../shared/empty-state.tsx';
import { Page } from '../shared/page.tsx';

/** For an address that no page has. */
export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <EmptyState
        icon={IconMapOff}
        title="There is no page at this address"
        action={
          <Button component={Link} href="/">
            Go to the start
          </Button>
        }
      >
        The link may be old or mistyped.
      </EmptyState>
    </Page>
  );
}

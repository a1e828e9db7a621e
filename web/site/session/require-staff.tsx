import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../shared/empty-state.tsx';
import { Page } from '../shared/page.tsx';
import { useAccount } from './page-context.ts';
import { isStaff } from './roles.ts';

/** Shows what is for operators to them alone, and tells a member so kindly. The gateway decides. */
export function RequireStaff({ children }: { readonly children: ReactNode }) {
  const account = useAccount();
  if (isStaff(account)) return children;
  return (
    <Page title="For operators">
      <EmptyState
        icon={IconLock}
        title="This page is for operators"
        action={
          <Button component={Link} href="/app">
            Go to my page
          </Button>
        }
      >
        You are signed in as {account.email ?? 'a member'}. If you review recommendations, ask an
        administrator to make you an operator.
      </EmptyState>
    </Page>
  );
}

import { Badge, Button, Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconDeviceLaptop, IconLogout2 } from '@tabler/icons-react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { typed } from '../../api/typed.ts';
import { usePage } from '../../session/page-context.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { toastDone, toastError } from '../../shared/toasts.tsx';
import { useAction } from '../../shared/use-action.ts';
import { useConfirm } from '../../shared/use-confirm.tsx';
import { Time } from '../../shared/values.tsx';
import {
  RevokeSessionDocument,
  SessionsDocument,
  type SessionsQuery,
} from './generated/graphql.ts';

type SignedIn = NonNullable<NonNullable<SessionsQuery['me']>['sessions']>[number];

/** Where the account is signed in, and the ways to end that. */
export default function SessionsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(SessionsDocument) });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Page title="Sessions" actions={<SignOutEverywhere />}>
      <QueryView data={data?.me?.sessions} error={error} onRetry={again}>
        {(sessions) => (
          <Stack gap="xs" maw={800}>
            <Text c="dimmed">
              Every browser and device that is signed in as you. End those that you do not know, and
              change your password then.
            </Text>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} onEnded={again} />
            ))}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

interface RowProps {
  readonly session: SignedIn;
  readonly onEnded: () => void;
}

function SessionRow({ session, onEnded }: RowProps) {
  const { id, createdAt, lastUsedAt, expiresAt, isCurrent } = session;
  const [{ fetching }, send] = useMutation(typed(RevokeSessionDocument));
  const end = async () => {
    const { error } = await send({ id });
    if (error) return toastError(error);
    toastDone('That session is ended.');
    onEnded();
  };
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="sm">
        <Group gap="md" wrap="nowrap">
          <ThemeIcon size={40} radius="xl" variant="light" aria-hidden>
            <IconDeviceLaptop size={22} />
          </ThemeIcon>
          <div>
            <Text fw={600}>
              Signed in <Time at={createdAt} />
            </Text>
            <Text size="sm" c="dimmed">
              Last used <Time at={lastUsedAt} />, ends <Time at={expiresAt} /> unless used
            </Text>
          </div>
        </Group>
        {isCurrent ? (
          <Badge variant="light" className="tinted-badge" size="lg">
            This browser
          </Badge>
        ) : (
          <Button variant="default" size="xs" loading={fetching} onClick={() => void end()}>
            End this session
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function SignOutEverywhere() {
  const { session } = usePage();
  const { busy, run } = useAction();
  const confirm = useConfirm();
  const [, navigate] = useLocation();
  const signOut = async () => {
    const sure = await confirm({
      title: 'Sign out everywhere?',
      message: 'Every device and browser where you are signed in is signed out, this one too.',
      confirmLabel: 'Sign out everywhere',
    });
    if (!sure) return;
    await run(() => session.signOutEverywhere().then(() => navigate('/'), toastError));
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconLogout2 size={18} aria-hidden />}
      onClick={() => void signOut()}
    >
      Sign out everywhere
    </Button>
  );
}

import { Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { askAs } from '../session/ask-as.ts';
import { usePage, useSession } from '../session/page-context.ts';
import { returnPath } from '../session/provider.ts';
import { providerNames } from '../session/providers.ts';
import { useProvider } from '../session/use-provider.ts';
import { toastDone } from '../shared/toasts.tsx';
import { useAction } from '../shared/use-action.ts';
import { usePageTitle } from '../shared/use-page-title.ts';
import { readArrival } from './arrival.ts';
import { LinkOAuthDocument, SignInWithOAuthDocument } from './generated/graphql.ts';
import { type Problem, problemOf } from './return-words.ts';

// Once for each return, which is a load of the whole page.
const arrival = readArrival(location.search);
// The code then stands in the address, and in the browser's history, no more.
history.replaceState(null, '', returnPath);

/** Where a provider sends the browser back: ends the sign-in, then goes where the person was heading. */
export default function ReturnPage() {
  const { account } = useSession();
  const leave = useProvider();
  const [, navigate] = useLocation();
  const finishing = useAction();
  const leaving = useAction();
  const finish = useFinish();
  const { run } = finishing;
  const again = useCallback(() => void run(finish), [run, finish]);
  useEffect(again, [again]);

  const problem = problemOf(arrival, leaving.error ?? finishing.error);
  if (problem === null || finishing.busy) return <Waiting />;
  const { flow } = arrival;
  const anew = () =>
    void leaving.run(async () => {
      if (flow !== null) await leave(flow.provider, flow.purpose, flow.heading);
    });
  // Whoever is signed out cannot link: signing in comes first.
  const isOver = flow?.purpose === 'link' && account === null;
  return (
    <ProblemCard
      problem={isOver ? signedOutMeanwhile : problem}
      busy={leaving.busy}
      onRetry={problem.retry === 'same' ? again : anew}
      wayBack={account === null ? 'Other ways to sign in' : 'Back to SpendSense'}
      onBack={() => navigate(flow?.heading ?? '/', { replace: true })}
    />
  );
}

const signedOutMeanwhile: Problem = {
  title: 'You were signed out meanwhile',
  message: 'Nothing was added to your account. Sign in first, then try it again in the settings.',
  retry: null,
};

function useFinish(): () => Promise<void> {
  const { config, session } = usePage();
  const [, navigate] = useLocation();
  return useCallback(async () => {
    if (arrival.kind !== 'answered') return;
    const { flow, input } = arrival;
    if (flow.purpose === 'link') {
      await askAs(session, config.endpoint, LinkOAuthDocument, { input });
      toastDone(`From now on you can sign in with ${providerNames[flow.provider]}.`);
    } else {
      await session.begin(SignInWithOAuthDocument, { input }, (data) => data.signInWithOAuth);
    }
    navigate(flow.heading, { replace: true });
  }, [config, session, navigate]);
}

function Waiting() {
  usePageTitle('Signing in');
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack align="center" gap="sm" role="status">
        <Loader type="dots" aria-hidden />
        <Text c="dimmed">Almost there …</Text>
      </Stack>
    </Center>
  );
}

interface ProblemProps {
  readonly problem: Problem;
  readonly busy: boolean;
  readonly onRetry: () => void;
  readonly wayBack: string;
  readonly onBack: () => void;
}

function ProblemCard({ problem, busy, onRetry, wayBack, onBack }: ProblemProps) {
  const { title, message, retry } = problem;
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Center component="main" mih="60vh" p="md">
      <Paper withBorder p={{ base: 'md', sm: 'xl' }} shadow="xs" maw={480} role="alert">
        <Stack>
          <Title order={1} size="h3" ref={heading} tabIndex={-1}>
            {title}
          </Title>
          <Text>{message}</Text>
          <Group gap="sm">
            {retry && (
              <Button loading={busy} onClick={onRetry}>
                Try again
              </Button>
            )}
            <Button variant={retry ? 'default' : 'filled'} onClick={onBack}>
              {wayBack}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Center>
  );
}

import { Alert, Button, Container, Stack, Text } from '@mantine/core';
import { Component, type ReactNode, useEffect } from 'react';

interface State {
  readonly error: unknown;
}

/** Keeps a fault of one part from taking the whole page along. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    const { error } = this.state;
    if (!navigator.onLine) return <NotLoaded onBack={() => this.setState({ error: null })} />;
    return (
      <Container size="sm" py="xl">
        <Alert color="red" title="This page has a fault" role="alert">
          <Stack gap="sm" align="flex-start">
            <Text size="sm">
              It is not your doing, and nothing is lost. Reloading usually helps. (
              {error instanceof Error ? error.message : String(error)})
            </Text>
            <Button size="xs" variant="default" onClick={() => location.reload()}>
              Reload
            </Button>
          </Stack>
        </Alert>
      </Container>
    );
  }
}

/** A part that was never needed before cannot be had without a connection. */
function NotLoaded({ onBack }: { readonly onBack: () => void }) {
  useEffect(() => {
    addEventListener('online', onBack);
    return () => removeEventListener('online', onBack);
  });
  return (
    <Container size="sm" py="xl">
      <Alert color="orange" title="This page was not loaded yet" role="alert">
        <Text size="sm">You are offline. It opens as soon as you are back.</Text>
      </Alert>
    </Container>
  );
}

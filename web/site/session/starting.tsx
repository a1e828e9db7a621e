import { Center, Loader, Stack, Text } from '@mantine/core';

/** Shown while it is not known yet who is signed in. */
export function Starting({ notice }: { readonly notice: string | null }) {
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack align="center" gap="sm" role="status">
        <Loader type="dots" aria-hidden />
        <Text c="dimmed">{notice ? `${notice} Trying again …` : 'Opening SpendSense …'}</Text>
      </Stack>
    </Center>
  );
}

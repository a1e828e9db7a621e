import '@mantine/dropzone/styles.css';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconCloudUpload, IconDownload } from '@tabler/icons-react';
import { useRef } from 'react';
import { SampleButton } from '../common/sample-button.tsx';

/** Where files are dropped or chosen. */
export function DropCard({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const open = useRef<() => void>(null);
  return (
    <Stack gap="xs">
      <Dropzone
        onDropAny={(accepted, rejected) =>
          onFiles([...accepted, ...rejected.map(({ file }) => file)])
        }
        onDrop={() => undefined}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        tabIndex={-1}
        role="group"
        aria-label="Drop files here"
        inputProps={{ accept: '.csv,.json', 'aria-label': 'Files to upload' }}
        p={{ base: 'lg', sm: 48 }}
        radius="md"
      >
        <Stack align="center" gap="sm">
          <Dropzone.Accept>
            <IconDownload size={48} stroke={1.5} aria-hidden />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconDownload size={48} stroke={1.5} aria-hidden />
          </Dropzone.Reject>
          <Dropzone.Idle>
            <IconCloudUpload size={48} stroke={1.5} aria-hidden />
          </Dropzone.Idle>
          <Title order={2} size="h4" ta="center">
            Drop your transactions here
          </Title>
          <Text size="sm" c="dimmed" ta="center" maw={460}>
            CSV or JSON, as your bank or Plaid exports them, up to 10 MB each. Several files are
            fine: they add up.
          </Text>
          <Button size="md" onClick={() => open.current?.()}>
            Choose files
          </Button>
        </Stack>
      </Dropzone>
      <Group justify="center" gap={4}>
        <Text size="sm" c="dimmed">
          No export at hand?
        </Text>
        <SampleButton />
      </Group>
    </Stack>
  );
}

import { Anchor, Button, CloseButton, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useLiveness } from '../../api/connection.ts';
import { StatusBadge } from '../../shared/badges.tsx';
import { formatBytes } from '../../shared/format.ts';
import { useLiveUpload } from '../common/use-live-upload.ts';
import { FaultsTable } from './faults-table.tsx';
import { isCutOff, type Transfer, type Transfers } from './transfers.ts';

interface Props {
  readonly transfer: Transfer;
  readonly transfers: Transfers;
  /** Whether it may have a connection of its own to follow the processing. */
  readonly isFollowed: boolean;
}

/** One file on its way: checked, sent, processed, and what came of it. */
export function TransferCard({ transfer, transfers, isFollowed }: Props) {
  const { key, file, phase, upload } = transfer;
  const live = useLiveUpload(phase === 'sent' ? upload : null, isFollowed);
  const status = phase === 'sent' ? (live?.status ?? upload?.status) : undefined;
  const isOver = phase === 'refused' || status === 'COMPLETED' || status === 'FAILED';
  return (
    <Paper withBorder p="md" component="section" aria-label={file.name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {file.name}
            </Text>
            <Text size="sm" c="dimmed">
              {formatBytes(file.size)}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
            {phase === 'refused' && <StatusBadge status="FAILED" />}
            {status && <StatusBadge status={status} />}
            {status !== 'PROCESSING' && (
              <CloseButton
                aria-label={isOver ? `Hide ${file.name}` : `Cancel ${file.name}`}
                onClick={() => transfers.dismiss(key)}
              />
            )}
          </Group>
        </Group>
        <Sending transfer={transfer} onRetry={() => transfers.retry(key)} />
        {status && upload && (
          <Processed
            status={status}
            uploadId={upload.id}
            personaName={live?.user?.profile?.personaName}
          />
        )}
      </Stack>
    </Paper>
  );
}

interface SendingProps {
  readonly transfer: Transfer;
  readonly onRetry: () => void;
}

function Sending({ transfer, onRetry }: SendingProps) {
  const { file, phase, share, fault, error } = transfer;
  const isOffline = useLiveness() === 'offline';
  if (phase === 'sent') return null;
  if (phase === 'refused') return <Text role="alert">{fault}</Text>;
  if (isOffline && (phase === 'waiting' || isCutOff(transfer))) {
    return (
      <Text size="sm" role="status">
        You are offline. It is sent by itself when you are back.
      </Text>
    );
  }
  if (phase === 'broken') {
    return (
      <Stack gap="xs" align="flex-start" role="alert">
        <Text>
          {error?.fields.map(({ message }) => `Its name ${message}.`).join(' ') || error?.message}
        </Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          Send it again
        </Button>
      </Stack>
    );
  }
  if (phase === 'waiting') {
    return (
      <Text size="sm" c="dimmed" role="status">
        Waits for the file before it
      </Text>
    );
  }
  const sent = Math.min(file.size, Math.round(share * file.size));
  return (
    <Stack gap={4}>
      <Progress value={share * 100} size="lg" aria-label={`Sending ${file.name}`} />
      <Text size="sm" c="dimmed">
        {share < 1
          ? `${formatBytes(sent)} of ${formatBytes(file.size)} sent`
          : 'All sent. Checking that it arrived …'}
      </Text>
    </Stack>
  );
}

interface ProcessedProps {
  readonly status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
  readonly uploadId: string;
  readonly personaName: string | undefined;
}

function Processed({ status, uploadId, personaName }: ProcessedProps) {
  if (status === 'FAILED') {
    return (
      <Stack gap="xs">
        <Text role="alert">This file could not be used. Here is what to mend:</Text>
        <FaultsTable id={uploadId} />
      </Stack>
    );
  }
  if (status === 'COMPLETED') {
    return (
      <Text role="status">
        All read.{' '}
        {personaName ? (
          <>
            Your persona is <strong>{personaName}</strong>.{' '}
          </>
        ) : null}
        <Anchor component={Link} href="/app">
          See what it says
        </Anchor>
      </Text>
    );
  }
  return (
    <Text role="status">Reading your transactions … You may leave this page; it goes on.</Text>
  );
}

import { Stack } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { ConsentCard } from '../common/consent-card.tsx';
import { DropCard } from './drop-card.tsx';
import { MemberUploadConsentDocument, MemberUploadsDocument } from './generated/graphql.ts';
import { TransferCard } from './transfer-card.tsx';
import { UploadList } from './upload-list.tsx';
import { useTransfers } from './use-transfers.ts';

/** Streams at once: each takes one of the browser's six connections to the gateway. */
const mostFollowed = 2;

/** Where files are sent, and what became of those that were. */
export default function UploadsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberUploadConsentDocument) });
  return (
    <Page title="Uploads">
      <QueryView
        data={data?.me}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {({ consentStatus }) => (
          <Stack gap="lg" maw={960}>
            {!consentStatus && <ConsentCard />}
            <Files mayUpload={consentStatus} />
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function Files({ mayUpload }: { readonly mayUpload: boolean }) {
  const { transfers, items } = useTransfers();
  const uploads = useInfiniteConnection({
    document: MemberUploadsDocument,
    variables: (after) => ({ first: 20, after }),
    connectionOf: ({ me }) => me?.uploads,
  });
  const sent = items.filter(({ phase }) => phase === 'sent');
  const refresh = useEffectEvent(uploads.refresh);
  // A file that has arrived belongs to the list, also after its card is hidden.
  useEffect(() => {
    if (sent.length > 0) refresh();
  }, [sent.length]);
  return (
    <>
      {mayUpload && <DropCard onFiles={transfers.add} />}
      {items.map((transfer) => (
        <TransferCard
          key={transfer.key}
          transfer={transfer}
          transfers={transfers}
          isFollowed={sent.indexOf(transfer) >= sent.length - mostFollowed}
        />
      ))}
      <UploadList
        uploads={uploads}
        without={new Set(items.flatMap(({ upload }) => upload?.id ?? []))}
        isSending={items.length > 0}
        mostFollowed={sent.length > 0 ? 1 : mostFollowed}
      />
    </>
  );
}

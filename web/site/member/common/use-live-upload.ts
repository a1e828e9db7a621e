import { useSubscription } from 'urql';
import { typed } from '../../api/typed.ts';
import { MemberUploadChangedDocument } from './generated/graphql.ts';

interface Live {
  readonly id: string;
  readonly status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
}

/**
 * Follows an upload while it is processed; the cache takes over each change, so that every list shows it.
 *
 * @param isFollowed false where others are followed already: each takes a connection of the few there are
 */
export function useLiveUpload(upload: Live | null | undefined, isFollowed = true) {
  const [{ data }] = useSubscription({
    query: typed(MemberUploadChangedDocument),
    variables: { id: upload?.id ?? '' },
    pause: !isFollowed || upload?.status !== 'PROCESSING',
  });
  return data?.uploadChanged.id === upload?.id ? data?.uploadChanged : undefined;
}

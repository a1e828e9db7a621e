import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { MemberStoryDocument } from './generated/graphql.ts';

/** A member's signals and personas. Whoever asks for the same member at once shares one request. */
export function useMemberStory(id: string) {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberStoryDocument), variables: { id } });
  return { data, error, again: () => ask({ requestPolicy: 'network-only' }) };
}

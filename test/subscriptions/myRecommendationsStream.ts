import type { Person } from '../harness/client.ts';
import type { TestBed } from '../harness/testBed.ts';
import { type OpenStream, subscribeAt } from './stream.ts';

/** One result of the stream of a member's own recommendations. */
export interface MineEvent {
  myRecommendationsChanged: { approvedCount: number; lastApprovedAt: string | null };
}

const myRecommendationsChanged =
  'subscription { myRecommendationsChanged { approvedCount lastApprovedAt } }';

/** Follows a person's own recommendations at a gateway. */
export const followMine = (at: Pick<TestBed, 'url'>, person: Pick<Person, 'token'>) =>
  subscribeAt<MineEvent>(at.url, person, myRecommendationsChanged);

/** Waits until the next result, and answers what it says. */
export async function nextOfMine(stream: OpenStream<MineEvent>) {
  return (await stream.next())?.data?.myRecommendationsChanged;
}

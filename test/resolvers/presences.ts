import { type Answer, type Person, send } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';

export interface Presence {
  operator: { id: string; email: string | null; role: string };
  since: string;
}
export interface Opened {
  id: string;
  openedBy: Presence[] | null;
}

/** The hash of all claims. */
export const presenceKey = 'presence:recommendations';
export const openedBy = 'openedBy { operator { id email role } since }';

type Gateway = Pick<TestBed, 'url'>;

const at = <Data>(gateway: Gateway, person: Person, text: string, id: string) =>
  send<Data>(gateway.url, text, { id }, { token: person.token });

/** Says at a gateway that a person has a recommendation open. */
export const claim = (
  gateway: Gateway,
  person: Person,
  id: string,
): Promise<Answer<{ claimRecommendation: Opened }>> =>
  at(
    gateway,
    person,
    `mutation ($id: ID!) { claimRecommendation(id: $id) { id ${openedBy} } }`,
    id,
  );

/** Says that they have it open no longer. */
export async function release(gateway: Gateway, person: Person, id: string): Promise<boolean> {
  const text = 'mutation ($id: ID!) { releaseRecommendation(id: $id) }';
  const answer = await at<{ releaseRecommendation: boolean }>(gateway, person, text, id);
  return dataOf(answer).releaseRecommendation;
}

/** Who has it open, as a person sees it at a gateway. */
export async function seenBy(gateway: Gateway, person: Person, id: string) {
  const text = `query ($id: ID!) { recommendation(id: $id) { id ${openedBy} } }`;
  const answer = await at<{ recommendation: Opened }>(gateway, person, text, id);
  return dataOf(answer).recommendation.openedBy;
}

/** Their ids alone. */
export const operatorsSeenBy = async (gateway: Gateway, person: Person, id: string) =>
  (await seenBy(gateway, person, id))?.map(({ operator }) => operator.id);

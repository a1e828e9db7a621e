import { type KeptFlow, takeFlow } from '../session/oauth-flows.ts';
import type { OAuthCallbackInput } from './generated/graphql.ts';

/** How the browser has come back from a provider. */
export type Arrival =
  /** With an answer to a sign-in that this tab began. */
  | { readonly kind: 'answered'; readonly flow: KeptFlow; readonly input: OAuthCallbackInput }
  /** With the word that the person, or the provider, did not want to. */
  | { readonly kind: 'refused'; readonly flow: KeptFlow; readonly byPerson: boolean }
  /** With nothing that was asked for in this tab: somebody may have foisted the address on the person. */
  | { readonly kind: 'unasked'; readonly flow: null };

const unasked: Arrival = { kind: 'unasked', flow: null };

/** Reads what a provider has appended to the address; its flow ends by that, whatever comes of it. */
export function readArrival(search: string, storage?: Storage): Arrival {
  const given = new URLSearchParams(search);
  const state = given.get('state');
  const flow = state === null ? null : takeFlow(state, storage);
  if (state === null || flow === null) return unasked;
  const code = given.get('code');
  if (code === null || given.has('error')) {
    return { kind: 'refused', flow, byPerson: given.get('error') === 'access_denied' };
  }
  const { flowSecret } = flow;
  return { kind: 'answered', flow, input: { code, state, iss: given.get('iss'), flowSecret } };
}

import type { Client, CombinedError } from 'urql';
import { describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import type { Decision, Outcome, Row } from './decision.ts';
import { type Filters, toApiFilter } from './filters.ts';
import {
  QueueApproveDocument,
  QueueDocument,
  QueueNewestDocument,
  QueueOneDocument,
  QueueRejectDocument,
  QueueReviewManyDocument,
  type RecommendationFilter,
} from './generated/graphql.ts';
import { outcomeOf } from './outcome-of-row.ts';
import type { ListPage, ListSource } from './queue-list.ts';

const fresh = { requestPolicy: 'network-only' } as const;
/** The first rows are wanted soon, later ones are asked for before one gets there. */
const [firstSize, laterSize] = [50, 100];

/** The gateway's own words are of tokens. */
const sessionEnded = 'Your session had ended.';

interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}

function dataOf<Data>({ data, error }: Answer<Data>): Data {
  if (error) throw error;
  if (data === undefined) throw new Error('The answer was empty.');
  return data;
}

/** What the queue asks of the gateway and tells it. */
export class QueueApi {
  readonly #client: Client;
  readonly #accountId: string;

  constructor(client: Client, accountId: string) {
    this.#client = client;
    this.#accountId = accountId;
  }

  /** The rows of a filter. */
  source({ order, ...filters }: Filters): ListSource {
    const filter = toApiFilter({ order, ...filters });
    return {
      one: (id) => this.one(id),
      page: async (after): Promise<ListPage> => {
        const first = after === null ? firstSize : laterSize;
        const variables = { filter, orderBy: order, first, after };
        const answer = await this.#client.query(typed(QueueDocument), variables, fresh).toPromise();
        const { nodes, totalCount, pageInfo } = dataOf(answer).recommendations;
        return { rows: nodes, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
      },
    };
  }

  async one(id: string): Promise<Row | null> {
    const answer = await this.#client.query(typed(QueueOneDocument), { id }, fresh).toPromise();
    return dataOf(answer).recommendation;
  }

  /** The newest of a filter: how many it has, and when the last was made. */
  async newest(filter: RecommendationFilter): Promise<{ count: number; at: string | null }> {
    const query = this.#client.query(typed(QueueNewestDocument), { filter }, fresh);
    const { totalCount, nodes } = dataOf(await query.toPromise()).recommendations;
    return { count: totalCount, at: nodes[0]?.createdAt ?? null };
  }

  /** Tells one decision; never rejects. */
  readonly decide = async ({ id, verdict, reason }: Decision): Promise<Outcome> => {
    try {
      if (verdict === 'APPROVE') {
        const answer = await this.#client.mutation(typed(QueueApproveDocument), { id }).toPromise();
        return { kind: 'done', row: dataOf(answer).approveRecommendation };
      }
      const variables = { id, reason: reason ?? '' };
      const answer = await this.#client.mutation(typed(QueueRejectDocument), variables).toPromise();
      return { kind: 'done', row: dataOf(answer).rejectRecommendation };
    } catch (error) {
      return this.#afterError({ id, verdict }, error);
    }
  };

  /** What became of many that were sent at once, when their answer is an error. */
  readonly afterErrorOfMany = async (
    decisions: readonly Decision[],
    error: unknown,
  ): Promise<Outcome[]> => {
    const [first, ...others] = decisions;
    if (!first) return [];
    const outcome = await this.#afterError(first, error);
    // Where one cannot be asked about, a hundred need not try.
    if (outcome.kind === 'unknown') return decisions.map(() => outcome);
    return [outcome, ...(await Promise.all(others.map((one) => this.#afterError(one, error))))];
  };

  /** Tells one decision on up to 100 rows; rejects when the whole could not be told. */
  async decideMany(decisions: readonly Decision[]): Promise<Outcome[]> {
    const [first] = decisions;
    if (!first) return [];
    const { verdict, reason } = first;
    const ids = decisions.map(({ id }) => id);
    const input = { ids, decision: verdict, ...(reason !== null && { reason }) };
    const answer = await this.#client
      .mutation(typed(QueueReviewManyDocument), { input })
      .toPromise();
    const { outcomes } = dataOf(answer).reviewRecommendations;
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    return Promise.all(
      ids.map((id): Promise<Outcome> | Outcome => {
        const { error, recommendation = null } = byId.get(id) ?? {};
        if (error === null) return { kind: 'done', row: recommendation };
        if (error?.code === 'CONFLICT') return this.#conflict(id, error.message);
        return { kind: 'failed', message: error?.message ?? 'The answer did not mention it.' };
      }),
    );
  }

  /** An answer that was lost says nothing: how the row stands is asked. */
  async #afterError({ id, verdict }: Pick<Decision, 'id' | 'verdict'>, error: unknown) {
    const { code, message } = describeError(error);
    if (code === 'CONFLICT') return this.#conflict(id, message);
    if (code === 'UNAUTHENTICATED') return { kind: 'failed', message: sessionEnded } as const;
    const isLost = code === null || code === 'INTERNAL_SERVER_ERROR';
    if (!isLost) return { kind: 'failed', message } as const;
    const row = await this.one(id).catch(() => null);
    return outcomeOf(row, { verdict, message, accountId: this.#accountId });
  }

  async #conflict(id: string, message: string): Promise<Outcome> {
    const row = await this.one(id).catch(() => null);
    return { kind: 'conflict', row, message };
  }
}

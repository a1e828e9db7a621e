import autocannon from 'autocannon';
import { quantileOf } from './statistics.ts';

/** What a server did under load. */
export interface Measurement {
  requests: number;
  seconds: number;
  requestsPerSecond: number;
  p50Millis: number;
  p99Millis: number;
  /** Not answered, not 200, or not the expected bytes. */
  failed: number;
  /** What the first of these was, for whoever looks for the cause. */
  firstFailure: string | null;
}

/** What is asked, by how many at once and for how long. */
export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** One request over and over with the bytes that must answer it, or requests made on the way. */
  asks:
    | Pick<autocannon.Options, 'headers' | 'body' | 'expectBody'>
    | Pick<autocannon.Options, 'requests'>;
}

const shownOfFailure = 500;

/** Notes what went by, as it goes by. */
class Notes {
  /** One by one: autocannon's own histogram rounds to whole milliseconds. */
  readonly latenciesMillis: number[] = [];
  firstFailure: string | null = null;

  constructor(run: autocannon.Instance) {
    run.on('response', (_client, status, _bytes, millis) => {
      this.latenciesMillis.push(millis);
      if (status !== 200) this.#fail(`status ${status}`);
    });
    run.addListener('reqMismatch', (body: string) => this.#fail(`another answer: ${body}`));
    run.addListener('reqError', (error: unknown) => this.#fail(String(error)));
  }

  #fail(what: string): void {
    this.firstFailure ??= what.slice(0, shownOfFailure);
  }
}

/** Asks as fast as answers come: each connection sends its next request when it has its answer. */
export async function fire({ url, connections, seconds, asks }: Load): Promise<Measurement> {
  const target = { url, method: 'POST', connections, duration: seconds, sampleInt: 100 } as const;
  const [result, { latenciesMillis, firstFailure }] = await new Promise<[autocannon.Result, Notes]>(
    (resolve, reject) => {
      const run = autocannon({ ...target, ...asks }, (error: unknown, done) =>
        error ? reject(error) : resolve([done, notes]),
      );
      const notes = new Notes(run);
    },
  );
  latenciesMillis.sort((one, other) => one - other);
  const requests = latenciesMillis.length;
  return {
    requests,
    seconds: result.duration,
    requestsPerSecond: requests / result.duration,
    p50Millis: quantileOf(latenciesMillis, 0.5),
    p99Millis: quantileOf(latenciesMillis, 0.99),
    // An answer that is not 200 is not the expected bytes either, and counts once.
    failed: result.errors + Math.max(result.non2xx, result.mismatches) + (requests === 0 ? 1 : 0),
    firstFailure: requests === 0 ? (firstFailure ?? 'no answer at all') : firstFailure,
  };
}

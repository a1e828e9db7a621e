import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../../src/demo/random.ts';
import { isOutageAsked } from '../harness/volume.ts';
import type { Strictness } from './ledger.ts';
import type { GatewayIndex, Subject } from './subjects.ts';

const lanes = 8;
/**
 * Between requests of a lane: the minutes of an outage are waited for, not spent on reading the same. CI
 * loads the gateways as far as they go.
 */
const pauseMillis = isOutageAsked ? 0 : 10;

/** Reads and writes that go on over both gateways until they are told to end: every fifth writes. */
export class Traffic {
  /** What the reads that begin from now on are held to. */
  strictness: Strictness = 'all';
  /** What was wrong: a failed request, or a stale read. */
  readonly faults: string[] = [];
  /** How many requests have been answered. */
  answered = 0;
  /** The slowest request so far. */
  slowestMillis = 0;

  readonly #subjects: readonly Subject[];
  readonly #random = new Random('traffic');
  readonly #running: Promise<void>[];
  #ending = false;

  constructor(subjects: readonly Subject[]) {
    this.#subjects = subjects;
    this.#running = Array.from({ length: lanes }, () => this.#lane());
  }

  async end(): Promise<void> {
    this.#ending = true;
    await Promise.all(this.#running);
  }

  async #lane(): Promise<void> {
    while (!this.#ending) {
      const subject = this.#random.pick(this.#subjects);
      const gateway: GatewayIndex = this.#random.pick([0, 1]);
      const request = this.#random.chance(0.2) ? this.#write : this.#read;
      this.slowestMillis = Math.max(this.slowestMillis, await request(subject, gateway));
      this.answered += 1;
      if (pauseMillis > 0) await wait(pauseMillis);
    }
  }

  readonly #read = async (subject: Subject, gateway: GatewayIndex): Promise<number> => {
    const startedAt = performance.now();
    const { strictness } = this;
    const fault = await subject.read(gateway, strictness);
    if (fault !== null) this.faults.push(`${fault} (${strictness})`);
    return performance.now() - startedAt;
  };

  readonly #write = async (subject: Subject, gateway: GatewayIndex): Promise<number> => {
    try {
      return await subject.write(gateway);
    } catch (error) {
      this.faults.push(`a write failed: ${error}`);
      return 0;
    }
  };
}

import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * Reproducible choices. Each subject draws from a stream of its own, seeded with its name, so that a
 * change of one subject leaves all others as they were.
 */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(subject: string) {
    this.#generator = xoroshiro128plus(createHash('sha1').update(subject).digest().readInt32BE());
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  /** A number from `min` up to `max`. */
  between(min: number, max: number): number {
    return min + (max - min) * uniformFloat64(this.#generator);
  }

  chance(probability: number): boolean {
    return this.between(0, 1) < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, this.int(0, items.length - 1));
  }

  /** One of the choices, each as likely as its weight in the sum of all. */
  weighted<Item>(choices: readonly (readonly [item: Item, weight: number])[]): Item {
    let left = this.between(0, 1) * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      left -= weight;
      if (left < 0) return item;
    }
    return itemAt(choices, choices.length - 1)[0];
  }

  /** `count` different items (all of them when there are fewer), in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    const taken: Item[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(this.int(0, left.length - 1), 1));
    }
    return taken;
  }
}

/** The item at a position that exists. @throws RangeError when it does not */
export function itemAt<Item>(items: readonly Item[], position: number): Item {
  if (position < 0 || position >= items.length) {
    throw new RangeError(`position ${position} is outside a list of ${items.length}`);
  }
  return items[position] as Item;
}

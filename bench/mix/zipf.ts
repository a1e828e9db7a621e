import { itemAt, type Random } from '../../src/demo/random.ts';

/**
 * Draws items by Zipf's law: the item of rank r (the first has 1) is as likely as 1 ÷ r^exponent.
 *
 * @returns a function that draws
 */
export function zipf<Item>(items: readonly Item[], exponent: number, random: Random): () => Item {
  let total = 0;
  const ends = items.map((_, index) => {
    total += 1 / (index + 1) ** exponent;
    return total;
  });
  return () => {
    const at = random.between(0, total);
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((ends[middle] ?? total) > at) high = middle;
      else low = middle + 1;
    }
    return itemAt(items, low);
  };
}

import { expect, test } from 'vitest';
import type { FileType, PersonaId } from '../../src/db/schema.ts';
import { bankOf } from '../../src/demo/exports/bank/bank.ts';
import { dayFrom, textOf } from '../../src/demo/exports/days.ts';
import { exportOf, exportsOf } from '../../src/demo/exports/exports.ts';
import { faultyExportOf } from '../../src/demo/exports/faulty.ts';
import { featuredExports } from '../../src/demo/exports/featured.ts';
import { type ExportPlan, formatsFor } from '../../src/demo/exports/plan.ts';
import { itemAt } from '../../src/demo/random.ts';
import { fewOrMany, isVolume } from '../harness/volume.ts';
import { processAll, refusalOf } from './processed.ts';

const seeds = Array.from({ length: fewOrMany(1, 40) }, (_, seed) => seed);

const personas: readonly PersonaId[] = [1, 2, 3, 4, 5];
const kinds = personas.flatMap((personaId) =>
  formatsFor(personaId).map((format) => ({ personaId, format })),
);

/** Days of all seasons: rent, weekends and long months fall into the windows differently. */
const endDayFor = (seed: number) => textOf(dayFrom('2026-03-01') + 37 * seed);

test.each(kinds)(
  'a $format export made for persona $personaId is read as that persona',
  async ({ personaId, format }) => {
    for (const seed of seeds) {
      const file = exportOf(`member ${seed}`, personaId, endDayFor(seed), format);
      const [processed] = await processAll([file]);
      expect(processed?.persona, `seed ${seed}`).toMatchObject({ personaId });
      expect(processed?.counts.repeated).toBe(0);
    }
  },
  600_000,
);

/** Exports of a member, one persona after the other, some as CSV where that can show it. */
function planned(seed: number, order: readonly PersonaId[], prefer: FileType): ExportPlan[] {
  const plans: ExportPlan[] = [];
  for (const [index, personaId] of order.entries()) {
    const possible = formatsFor(personaId, plans);
    const format = possible.includes(prefer) ? prefer : itemAt(possible, 0);
    const days = index * (35 + (seed % 4) * 9);
    plans.push({ endDay: textOf(dayFrom(endDayFor(seed)) + days), personaId, format });
  }
  return plans;
}

/** Each persona after two others; with volume after all others. */
const orders = personas.flatMap((first): PersonaId[][] => {
  const after = (steps: number) => itemAt(personas, (first - 1 + steps) % personas.length);
  if (!isVolume) return [[first, after(1), after(4)]];
  return [
    [first, after(1), after(4)],
    [first, after(4), after(1)],
    [first, after(3), after(2), after(4)],
  ];
});

test.each(orders.map((order) => ({ order, title: order.join(', then ') })))(
  'a member who was persona $title is read so from all exports together',
  async ({ order }) => {
    for (const seed of isVolume ? seeds.slice(0, 12) : [itemAt(order, 0)]) {
      const plans = planned(seed, order, seed % 2 === 0 ? 'json' : 'csv');
      const processed = await processAll(exportsOf(`drifting ${seed}`, plans));
      const found = processed.map(({ persona }) => persona.personaId);
      expect(found, `seed ${seed}: ${JSON.stringify(plans)}`).toEqual(order);
    }
  },
  600_000,
);

test.each([true, false])(
  'what overlapping exports both hold is counted once; transactions have ids: %s',
  async (hasIds) => {
    const candidates = Array.from({ length: 99 }, (_, seed) => `overlap ${seed}`);
    const seed = candidates.find((name) => bankOf(name).hasIds === hasIds) ?? '';
    const files = exportsOf(seed, planned(0, [3, 4], 'csv'));
    const lines = files.flatMap(({ bytes }) =>
      bytes.toString('utf8').trim().split(/\r?\n/).slice(1),
    );
    const different = new Set(lines).size;
    expect(different).toBeLessThan(lines.length - 150);
    const processed = await processAll(files);
    expect(processed.at(-1)?.transactions).toBe(different);
  },
);

test('the demo member drifts to a card at 68 % of its limit', async () => {
  const files = featuredExports(['2025-11-13', '2026-01-05', '2026-02-24']);
  const processed = await processAll(files);
  expect(processed.map(({ persona }) => persona.personaId)).toEqual([5, 3, 1]);
  expect(processed.at(-1)?.computed.signals30d.credit.cards[0]).toEqual({
    name: 'Visa',
    mask: '4523',
    balance: 3400,
    limit: 5000,
    utilization: 0.68,
    minimumPaymentOnly: false,
    interestCharged: true,
    isOverdue: false,
  });
});

test('a faulty export is refused for the faults that were put in', async () => {
  for (const seed of isVolume ? seeds : [0, 1]) {
    const faulty = faultyExportOf(`faulty ${seed}`, endDayFor(seed));
    const { errors, count } = await refusalOf(faulty);
    expect(count).toBe(faulty.faults.length);
    expect(errors.map(({ row, field }) => ({ row, field }))).toEqual(faulty.faults.slice(0, 100));
  }
}, 600_000);

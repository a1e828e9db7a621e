import { type Day, dayFrom } from './days.ts';
import type { Standing } from './household.ts';
import type { ExportPlan } from './plan.ts';

/** The time that leads to one export. */
export interface Era {
  plan: ExportPlan;
  /** The first day that belongs to no earlier export. */
  from: Day;
  /** The day of the newest settled transaction, with which the windows end. */
  asOf: Day;
  /** The day of the export. What happens after `asOf` is still pending. */
  end: Day;
  standing: Standing;
}

/** The exports of a household, the oldest first, and the first day of its history. */
export interface Timeline {
  start: Day;
  eras: readonly Era[];
}

/** How far the history of a household reaches back before its first export. */
const historyDays = 210;

/** The window of most signals. */
export const windowDays = 180;

/** @param lag how many days before each export the newest transaction was settled */
export function timelineOf(
  plans: readonly ExportPlan[],
  lag: (plan: ExportPlan) => number,
  standingOf: (plan: ExportPlan) => Standing,
): Timeline {
  const ends = plans.map(({ endDay }) => dayFrom(endDay));
  const start = Math.min(...ends) - historyDays;
  let from = start;
  const eras = plans.map((plan) => {
    const end = dayFrom(plan.endDay);
    const era = { plan, from, end, asOf: end - lag(plan), standing: standingOf(plan) };
    from = era.asOf + 1;
    return era;
  });
  return { start, eras };
}

/** The last day of the history. */
export const lastDay = ({ eras }: Timeline): Day => Math.max(...eras.map(({ end }) => end));

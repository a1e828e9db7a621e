/** How often a finding is made anew because the member's state changed meanwhile. */
const attempts = 10;

/**
 * Repeats `attempt` until what it found is still current when it is written.
 *
 * @throws Error when the state has changed each time
 */
export async function untilCurrent<Outcome extends { outcome: string }>(
  attempt: () => Promise<Outcome>,
): Promise<Exclude<Outcome, { outcome: 'outdated' }>> {
  for (let left = attempts; left > 0; left -= 1) {
    const done = await attempt();
    if (isCurrent(done)) return done;
  }
  throw new Error('the member changes faster than they can be assessed');
}

const isCurrent = <Outcome extends { outcome: string }>(
  done: Outcome,
): done is Exclude<Outcome, { outcome: 'outdated' }> => done.outcome !== 'outdated';

const [firstPauseMillis, longestPauseMillis] = [1_000, 15_000];

/** Repeats a task that fails, after longer and longer pauses; says each time what was wrong. */
export async function untilAnswered(
  task: () => Promise<void>,
  onAway: (message: string) => void,
): Promise<void> {
  for (let pause = firstPauseMillis; ; pause = Math.min(pause * 2, longestPauseMillis)) {
    try {
      return await task();
    } catch (error) {
      onAway(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const KEPT_LINES = 15;

/** The lines of a program's output, of which the last are kept for an error message. */
export interface FollowedLines {
  /** The last lines, joined. */
  tail(): string;
}

/** Passes each line that `child` prints to `onLine`. */
export function followLines(child: ChildProcess, onLine: (line: string) => void): FollowedLines {
  const kept: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      onLine(line);
    });
  }
  return { tail: () => kept.join('\n') };
}

import { createProgress, type Progress } from './progress.ts';
import { stopSignal } from './stopSignal.ts';

/** What a command that takes a while is given of the terminal. */
export interface Terminal {
  /** Prints to stdout, which is the command's answer. */
  print(text: string): void;
  /** Shown on stderr. */
  progress: Progress;
  width: number;
  /** Aborted when the operator asks to stop. */
  signal: AbortSignal;
}

/** Where there is no terminal. */
const usualWidth = 120;

const silent: Progress = {
  say: () => undefined,
  count: () => () => undefined,
  end: () => undefined,
};

/** @param quiet whether progress is for a person at a terminal alone */
export function openTerminal({ quiet }: { quiet: boolean }): Terminal {
  const { stdout, stderr } = process;
  return {
    print: (text) => void stdout.write(`${text}\n`),
    progress: quiet && stderr.isTTY !== true ? silent : createProgress(stderr),
    width: stdout.columns ?? usualWidth,
    signal: stopSignal(),
  };
}

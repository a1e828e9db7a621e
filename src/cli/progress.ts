/** Tells a person at a terminal what the start is doing; on a pipe, one line for each step. */
export interface Progress {
  say(message: string): void;
  /** A counter of one step: `Making demo data ████░░░░░░ 40 %`. */
  count(message: string): (done: number, total: number) => void;
  /** Leaves the last line as it is. */
  end(): void;
}

const barCells = 30;

function bar(share: number): string {
  const filled = Math.floor(share * barCells);
  return '█'.repeat(filled) + '░'.repeat(barCells - filled);
}

/** Shows progress on a stream: rewrites one line on a terminal, appends lines elsewhere. */
export function createProgress(stream: NodeJS.WritableStream & { isTTY?: boolean }): Progress {
  const live = stream.isTTY === true;
  let last = '';
  let open = false;
  const show = (line: string) => {
    if (line === last) return;
    last = line;
    stream.write(live ? `\r\x1b[2K${line}` : `${line}\n`);
    open = live;
  };
  return {
    say: (message) => show(`${message} …`),
    count: (message) => (done, total) => {
      const share = total === 0 ? 1 : done / total;
      if (live) show(`${message} ${bar(share)} ${Math.floor(100 * share)} %`);
      else show(`${message} ${Math.floor(10 * share) * 10} % …`);
    },
    end: () => {
      if (open) stream.write('\r\x1b[2K');
      open = false;
    },
  };
}

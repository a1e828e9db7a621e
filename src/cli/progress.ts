/** Tells a person at a terminal what the start is doing; on a pipe, one line for each step. */
export interface Progress {
  say(message: string): void;
  /** A counter of one step: `Making demo data 40 %`. */
  count(message: string): (done: number, total: number) => void;
  /** Leaves the last line as it is. */
  end(): void;
}

/** Shows progress on a stream: rewrites one line on a terminal, appends lines elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const live = stream.isTTY === true;
  let last = '';
  let open = false;
  const say = (message: string) => {
    if (message === last) return;
    last = message;
    stream.write(live ? `\r\x1b[2K${message} …` : `${message} …\n`);
    open = live;
  };
  return {
    say,
    count: (message) => (done, total) => {
      const tenth = Math.floor((10 * done) / total) * 10;
      say(`${message} ${tenth} %`);
    },
    end: () => {
      if (open) stream.write('\r\x1b[2K');
      open = false;
    },
  };
}

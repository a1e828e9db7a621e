import type { BacklogResult } from '../pipeline/backlog.ts';
import type { PipelineResult, Spread } from '../pipeline/pipeline.ts';
import { besideRows } from './besideRows.ts';
import { type Row, shown, whole } from './table.ts';

const spreadRow = (name: string, { p50, max }: Spread, asked = ''): Row => [
  name,
  shown(p50),
  shown(max),
  asked,
];

const megabytes = (bytes: number): string => shown(bytes / 1e6);

/** What the processing of a large file takes, and what it does to everybody else. */
export function pipelineRows(pipeline: PipelineResult): Row[] {
  const { memory, alone, beside, processedBeside } = pipeline;
  return [
    [`Processing ${whole(pipeline.rows)} transactions, 10 MB`, 'p50 ms', 'max ms', 'asked'],
    'line',
    spreadRow('     completeUpload: its answer', pipeline.answeredMillis),
    spreadRow('     to COMPLETED, by asking every 20 ms', pipeline.polledMillis, '< 1,000'),
    spreadRow('     to COMPLETED, as the stream tells', pipeline.toldMillis, '< 1,000'),
    'line',
    ['Memory of the gateway', 'idle MB', 'peak MB', 'above', 'asked'],
    'line',
    [
      `     ${pipeline.runs} files one after the other`,
      megabytes(memory.idleBytes),
      megabytes(memory.peakBytes),
      megabytes(memory.peakBytes - memory.idleBytes),
      '< 300',
    ],
    'line',
    ['Files processed beside 4 readers of Home', 'requests/s', 'p50 ms', 'p99 ms'],
    'line',
    ...besideRows('processing', alone, beside),
    ['     files of 10 MB processed', whole(processedBeside)],
    'line',
  ];
}

/** How fast two workers process what waits. */
export function backlogRows(backlog: BacklogResult): Row[] {
  const { uploads, workers, rowsOfEach, wrong } = backlog;
  return [
    [`${whole(uploads)} uploads of ${rowsOfEach} rows, ${workers} workers`, 'measured', 'asked'],
    'line',
    ['     uploads/s', shown(backlog.uploadsPerSecond)],
    ['     until the last was COMPLETED, s', shown(backlog.seconds)],
    ['     CPU of the workers, ms an upload', shown(backlog.cpuMillisPerUpload)],
    ['     attempts beyond one each', whole(backlog.repeated)],
    ['     lost, or with an effect twice', wrong.length === 0 ? '0' : wrong.join('; '), '0'],
    ['     sending them before that, s', shown(backlog.sentSeconds)],
    'line',
  ];
}

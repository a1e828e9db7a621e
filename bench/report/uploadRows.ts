import type { UploadResult } from '../uploads/uploads.ts';
import { besideRows } from './besideRows.ts';
import { type Row, shown } from './table.ts';

/** What uploads take, and what they do to everybody else. */
export function uploadRows({ aloneMillis, atOnceMillis, alone, beside }: UploadResult): Row[] {
  return [
    ['An upload of 10 MB, from ticket to PROCESSING', 'p50 ms', 'max ms', 'asked'],
    'line',
    ['     alone', shown(aloneMillis.p50), shown(aloneMillis.max), '< 2,000'],
    ['     20 members at once', shown(atOnceMillis.p50), shown(atOnceMillis.max)],
    'line',
    ['20 uploads at once, beside 4 readers of Home', 'requests/s', 'p50 ms', 'p99 ms'],
    'line',
    ...besideRows('uploads', alone, beside),
    'line',
  ];
}

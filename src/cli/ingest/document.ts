import type { IngestResult } from './ingest.ts';

/** JSON may hold these as they are, but they would steer a terminal. */
const steering = /[\u007f-\u009f]/g;

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What became of a file, as one JSON document. */
export const documentOf = (result: IngestResult): string =>
  JSON.stringify(result, null, 2).replace(steering, escaped);

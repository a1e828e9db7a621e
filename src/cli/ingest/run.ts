import type { Config } from '../../config.ts';
import type { IngestCommand } from '../commandLine.ts';
import { withDatabase } from '../db/withDatabase.ts';
import { withPipeline } from '../pipeline.ts';
import type { Terminal } from '../terminal.ts';
import { documentOf } from './document.ts';
import { ingest } from './ingest.ts';
import { readLocalFile } from './localFile.ts';
import { reportOf } from './report.ts';

/**
 * Processes a file and prints what came of it.
 *
 * @returns whether it was accepted
 * @throws Error with one sentence for the operator
 */
export async function runIngest(
  config: Config,
  { path, email, fileType, json }: IngestCommand,
  { print, progress, width, signal }: Terminal,
): Promise<boolean> {
  const file = await readLocalFile(path, fileType);
  const { say } = progress;
  try {
    const result = await withDatabase(config, say, (url) =>
      withPipeline({ config, url }, (pipeline) =>
        ingest(pipeline, { email, file }, { signal, say }),
      ),
    );
    progress.end();
    print(json ? documentOf(result) : reportOf(result, width));
    return result.outcome === 'completed';
  } finally {
    progress.end();
  }
}

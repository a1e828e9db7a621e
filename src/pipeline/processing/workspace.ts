import { withTransferFolder } from '../../domain/transferFolder.ts';
import type { Engine, EngineOptions } from '../engine/engine.ts';
import { withEngine } from '../engine/withEngine.ts';

export type EngineLimits = Pick<EngineOptions, 'memoryLimit' | 'threads'>;

/** What one assessment works with, and leaves nothing of. */
export interface Workspace {
  engine: Engine;
  /** The one folder that the engine may read and write. */
  folder: string;
  signal: AbortSignal;
}

/** Runs `work` in a workspace of its own, until it is done or the signal aborts it. */
export const inWorkspace = <Result>(
  limits: EngineLimits,
  signal: AbortSignal,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> =>
  withTransferFolder((folder) => {
    const options = { ...limits, directories: [folder], spillDirectory: folder };
    return withEngine(options, signal, (engine) => work({ engine, folder, signal }));
  });

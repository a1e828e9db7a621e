import { type Engine, type EngineOptions, openEngine } from './engine.ts';

/** Runs `work` on an engine of its own, which an abort interrupts. */
export async function withEngine<Result>(
  options: EngineOptions,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const engine = await openEngine(options);
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= engine.close();
    return closed;
  };
  const onAbort = () => void close();
  signal.addEventListener('abort', onAbort);
  try {
    return await work(engine);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await close();
  }
}

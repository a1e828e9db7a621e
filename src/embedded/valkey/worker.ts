import { parentPort, workerData } from 'node:worker_threads';
import { PromptValkeyServer } from './server.ts';

/** What the thread tells: a line of Valkey's log, or that the port accepts connections. */
export type WorkerMessage = { log: string } | { ready: true };

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
const { port } = workerData as { port: number };

await new PromptValkeyServer(port, (log) => tell({ log })).start();
tell({ ready: true });

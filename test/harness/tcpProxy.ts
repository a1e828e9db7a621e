import { once } from 'node:events';
import { type AddressInfo, createServer, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A chunk that passes: which way it goes, and how long its connection had been silent that way. */
interface Passing {
  way: 'request' | 'response';
  idleMillis: number;
}

/** Stands between clients and a server on loopback, and makes the network as bad as a test needs. */
export class TcpProxy {
  /** The server's address with the proxy in its place. */
  readonly url: string;
  /** How long each chunk is held back on its way; chunks of one direction never overtake. */
  delayMillis: (passing: Passing) => number = () => 0;

  readonly #target: { host: string; port: number };
  readonly #server = createServer((client) => this.#serve(client));
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  #thawed: PromiseWithResolvers<void> | null = null;

  private constructor(target: URL, port: number) {
    this.#target = { host: target.hostname, port: Number(target.port) };
    this.#port = port;
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String(port);
    this.url = url.href;
  }

  static async open(targetUrl: string): Promise<TcpProxy> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const proxy = new TcpProxy(new URL(targetUrl), port);
    await proxy.#listen();
    return proxy;
  }

  /** Cuts every connection and refuses new ones, as a server that has ended. */
  async refuse(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Accepts everything and forwards nothing; what comes meanwhile arrives late. */
  freeze(): void {
    this.#thawed ??= Promise.withResolvers();
  }

  /** Works again, after `refuse` or `freeze`. */
  async restore(): Promise<void> {
    this.#thawed?.resolve();
    this.#thawed = null;
    if (!this.#server.listening) await this.#listen();
  }

  async close(): Promise<void> {
    this.#thawed?.resolve();
    await this.refuse();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  #serve(client: Socket): void {
    const server = new Socket().setNoDelay(true).connect(this.#target);
    client.setNoDelay(true);
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    void this.#forward('request', client, server);
    void this.#forward('response', server, client);
  }

  async #forward(way: Passing['way'], from: Socket, to: Socket): Promise<void> {
    let lastAt = 0;
    try {
      for await (const chunk of from) {
        const delayMillis = this.delayMillis({ way, idleMillis: performance.now() - lastAt });
        if (delayMillis > 0) await sleep(delayMillis);
        await this.#thawed?.promise;
        to.write(chunk);
        lastAt = performance.now();
      }
    } catch {
      // The other side learns of it by the end below.
    }
    await this.#thawed?.promise;
    to.end();
  }
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** PostgreSQL's `CommandComplete` for a commit, as it stands on the wire. */
const commitReply = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** A way to PostgreSQL on which the reply to a commit can be lost. */
export interface CommitReplyProxy {
  /** The database, through the proxy. */
  url: string;
  /**
   * The next time that PostgreSQL confirms a commit to a client whose `application_name` begins so, the
   * connection ends in place of the reply.
   * @returns a function that tells whether it has happened
   */
  loseCommitReply(applicationName: string): () => boolean;
  close(): Promise<void>;
}

/** Opens a proxy in front of the database at `databaseUrl`. */
export async function openCommitReplyProxy(databaseUrl: string): Promise<CommitReplyProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let victim: string | null = null;

  /** Forwards until `isLost` says that a chunk never arrives, and the connection ends. */
  const forward = (from: Socket, to: Socket, isLost: (chunk: Buffer) => boolean) => {
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      if (!isLost(chunk)) to.write(chunk);
      else for (const socket of [from, to]) socket.destroy();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const accept = (client: Socket) => {
    const server = connect(Number(target.port), target.hostname);
    let startup: Buffer | null = null;
    forward(client, server, (chunk) => {
      startup ??= chunk;
      return false;
    });
    forward(server, client, (chunk) => {
      if (victim === null || !chunk.includes(commitReply)) return false;
      if (!startup?.includes(`application_name\0${victim}`)) return false;
      victim = null;
      return true;
    });
  };

  const listener = createServer(accept).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    loseCommitReply: (applicationName) => {
      victim = applicationName;
      return () => victim === null;
    },
    close: async () => {
      listener.close();
      for (const socket of sockets) socket.destroy();
      await once(listener, 'close');
    },
  };
}

import { createServer } from 'node:net';

/**
 * A TCP port on 127.0.0.1 that was free a moment ago: `preferred` if it is, else any.
 *
 * Another process may take it before it is used; the caller has to try again then.
 */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred === undefined) return probe(0);
  try {
    return await probe(preferred);
  } catch {
    return probe(0);
  }
}

function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

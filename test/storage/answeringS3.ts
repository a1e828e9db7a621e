import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (response: ServerResponse) => void;

/** Something on loopback that answers every request as a test wants an S3 to. */
export async function openAnsweringS3(answer: Answer) {
  // The client signs its requests; nobody looks at the signature here.
  process.env.AWS_ACCESS_KEY_ID ??= 'TESTACCESSKEY0000001';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'testSecretKey00000000000000000000000001';
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

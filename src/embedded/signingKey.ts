import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that signs access tokens when none is configured: made once, kept in the data folder with
 * mode 0600, so that sessions survive a restart.
 *
 * @returns an Ed25519 private key as PKCS#8 PEM
 */
export function keepSigningKey(home: string): string {
  const file = join(home, 'signing-key.pem');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  // Whole or not at all: a start that is killed here must not leave half a key.
  writeFileSync(`${file}.new`, privateKey, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return privateKey;
}

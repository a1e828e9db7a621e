import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** A PEM of an environment variable may have its line breaks written as `\\n`. */
export const readPem = (pem: string) => createPrivateKey(pem.replaceAll('\\n', '\n'));

/** The installation's secret: of the signing key itself, so that two spellings of it are one. */
export const installationSecret = (privateKeyPem: string): string =>
  readPem(privateKeyPem).export({ type: 'pkcs8', format: 'der' }).toString('base64');

/** A key for one purpose, derived from the installation's secret: the same on every gateway. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `spendsense ${purpose}`, 32));
}

/** HMAC-SHA256 as 43 characters of base64url. */
export const sealOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** SHA-256 as base64url: enough to store a secret of 256 random bits. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/** Compares in constant time. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a text (AES-256-GCM), so that what is stored names nobody. */
export function encrypt(key: Buffer, text: string): string {
  const iv = randomBytes(ivBytes);
  const encryption = createCipheriv(cipher, key, iv);
  const encrypted = Buffer.concat([encryption.update(text, 'utf8'), encryption.final()]);
  return Buffer.concat([iv, encryption.getAuthTag(), encrypted]).toString('base64url');
}

/** @throws Error for a text that was not encrypted with this key */
export function decrypt(key: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const decryption = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes));
  decryption.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const plain = decryption.update(bytes.subarray(ivBytes + tagBytes));
  return Buffer.concat([plain, decryption.final()]).toString('utf8');
}

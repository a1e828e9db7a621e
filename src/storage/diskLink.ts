import { FormRefusedError, isSignedBy, signatureOf } from './diskForm.ts';
import type { DownloadRequest, ObjectLocation } from './objectStore.ts';

/** The parameters of a download link. */
export interface DownloadQuery {
  expires?: string | undefined;
  etag?: string | undefined;
  filename?: string | undefined;
  signature?: string | undefined;
}

/** What a link was signed for. */
export interface LinkTarget {
  eTag: string;
  fileName: string;
}

const signedText = ({ bucket, key }: ObjectLocation, parts: readonly string[]) =>
  JSON.stringify([bucket, key, ...parts]);

/** Signs a link that downloads one state of one object. */
export function signLink(key: Buffer, baseUrl: string, request: DownloadRequest): string {
  const expires = request.expiresAt.toISOString();
  const { eTag, fileName } = request;
  const signature = signatureOf(key, signedText(request, [expires, eTag, fileName]));
  const path = [request.bucket, ...request.key.split('/')].map(encodeURIComponent).join('/');
  const query = new URLSearchParams({ expires, etag: eTag, filename: fileName, signature });
  return `${baseUrl}/storage/${path}?${query}`;
}

/** @throws FormRefusedError for a link that was not signed here, was changed, or has expired */
export function checkLink(
  key: Buffer,
  location: ObjectLocation,
  query: DownloadQuery,
  now: Date,
): LinkTarget {
  const { expires = '', etag = '', filename = '', signature = '' } = query;
  if (!isSignedBy(key, signedText(location, [expires, etag, filename]), signature)) {
    throw new FormRefusedError(403, 'The signature of the link does not fit.');
  }
  if (new Date(expires) <= now) throw new FormRefusedError(403, 'The link has expired.');
  return { eTag: etag, fileName: filename };
}

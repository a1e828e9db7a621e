import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { create as contentDisposition } from 'content-disposition';
import type { DownloadRequest, TicketRequest, UploadTicket } from './objectStore.ts';

const secondsUntil = (time: Date) => Math.floor((time.getTime() - Date.now()) / 1000);

/** S3 puts the name of the posted file in its place: the key would be the browser's choice. */
const placeholder = '$' + '{filename}';

/**
 * Signs a form POST: exactly this key, type and size.
 *
 * @throws TypeError for a key that S3 would not take literally
 */
export async function signTicket(client: S3Client, request: TicketRequest): Promise<UploadTicket> {
  const { bucket, key, contentType, sizeBytes, expiresAt } = request;
  if (key.includes(placeholder)) throw new TypeError(`a key cannot contain ${placeholder}`);
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    // Each field is also a condition: it must be there, and be exactly so.
    Fields: { 'Content-Type': contentType, 'x-amz-server-side-encryption': 'AES256' },
    Conditions: [['content-length-range', sizeBytes, sizeBytes]],
    Expires: secondsUntil(expiresAt),
  });
  return {
    url,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    expiresAt,
  };
}

/** Signs a GET. The browser saves what it answers, and never shows it as a page. */
export function signDownload(client: S3Client, request: DownloadRequest): Promise<string> {
  const { bucket, key, versionId, fileName, expiresAt } = request;
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(versionId !== null && { VersionId: versionId }),
    ResponseContentDisposition: contentDisposition(fileName),
    ResponseContentType: 'application/octet-stream',
  });
  return getSignedUrl(client, command, { expiresIn: Math.max(1, secondsUntil(expiresAt)) });
}

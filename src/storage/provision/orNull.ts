import { S3ServiceException } from '@aws-sdk/client-s3';

/** The answer to a question; null when S3 refuses it with this code, because nothing is set. */
export async function orNull<Answer>(question: Promise<Answer>, code: string) {
  try {
    return await question;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === code) return null;
    throw error;
  }
}

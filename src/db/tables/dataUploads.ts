import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, literals, updatedAt, utcTime } from './columns.ts';
import { fileTypes, uploadStatuses } from './enums.ts';
import { users } from './users.ts';

/** One fault of an uploaded file. `row` counts from 1 after the header; null means the whole file. */
export interface ValidationError {
  row: number | null;
  field: string | null;
  message: string;
}

/** The faults of a file: the first 100, and how many there are in all. */
export interface ValidationReport {
  errors: ValidationError[];
  count: number;
}

/** Files that members sent, from the ticket to the outcome of their processing. */
export const dataUploads = pgTable(
  'data_uploads',
  {
    id: uuid('upload_id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    fileName: text('file_name').notNull(),
    fileSizeBytes: integer('file_size').notNull(),
    fileType: text('file_type', { enum: fileTypes }).notNull(),
    s3Key: text('s3_key').notNull(),
    s3Bucket: text('s3_bucket').notNull(),
    s3ETag: text('s3_etag'),
    s3VersionId: text('s3_version_id'),
    status: text('status', { enum: uploadStatuses }).notNull().default('pending'),
    validationErrors: jsonb('validation_errors').$type<ValidationReport>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    processedAt: utcTime('processed_at'),
    /** When the consent began under which it was completed: it is combined under no other. */
    consentGrantedAt: utcTime('consent_granted_at'),
  },
  (table) => [
    index('data_uploads_user_id_idx').on(table.userId),
    index('data_uploads_status_idx').on(table.status),
    index('data_uploads_created_at_idx').on(table.createdAt),
    uniqueIndex('data_uploads_s3_key_key').on(table.s3Key),
    index('data_uploads_user_id_created_at_idx').on(table.userId, table.createdAt, table.id),
    check('data_uploads_file_type_check', sql.raw(`file_type in (${literals(fileTypes)})`)),
    check('data_uploads_status_check', sql.raw(`status in (${literals(uploadStatuses)})`)),
    check('data_uploads_file_size_check', sql.raw('file_size between 1 and 10485760')),
  ],
);

export type UploadRow = typeof dataUploads.$inferSelect;

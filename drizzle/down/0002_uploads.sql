-- Undoes 0002_uploads.sql. Which state of each file was pinned is lost: files that wait to be
-- processed are then read as they are.
DROP INDEX "data_uploads_s3_key_key";
ALTER TABLE "data_uploads" DROP COLUMN "s3_etag", DROP COLUMN "s3_version_id";

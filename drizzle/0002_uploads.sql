ALTER TABLE "data_uploads" ADD COLUMN "s3_etag" text;--> statement-breakpoint
ALTER TABLE "data_uploads" ADD COLUMN "s3_version_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "data_uploads_s3_key_key" ON "data_uploads" USING btree ("s3_key");
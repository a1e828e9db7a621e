-- Undoes 0003_pipeline.sql. Under which consent each upload was completed is lost: the version before
-- combined by the time of completion.
ALTER TABLE "data_uploads" DROP COLUMN "consent_granted_at";

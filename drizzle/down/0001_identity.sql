-- Undoes 0001_identity.sql. What the columns and the table held is lost: who was banned, which
-- addresses were verified, when consent was given.
DROP INDEX "users_oauth_google_key";
DROP INDEX "users_oauth_github_key";
DROP INDEX "users_oauth_oidc_key";
DROP TABLE "oauth_flows";
ALTER TABLE "users" DROP COLUMN "consent_granted_at", DROP COLUMN "email_verified_at", DROP COLUMN "banned_at";
ALTER TABLE "sessions" DROP COLUMN "previous_refresh_token", DROP COLUMN "rotated_at";

CREATE TABLE "oauth_flows" (
	"state" text PRIMARY KEY NOT NULL,
	"flow_secret" text NOT NULL,
	"provider" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "oauth_flows_provider_check" CHECK (provider in ('google', 'github', 'oidc'))
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "previous_refresh_token" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "rotated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "consent_granted_at" timestamp (3) with time zone;--> statement-breakpoint
-- Whoever consents already has done so since before their first upload.
UPDATE "users" SET "consent_granted_at" = "created_at" WHERE "consent_status";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "banned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "oauth_flows" ADD CONSTRAINT "oauth_flows_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oauth_flows_expires_at_idx" ON "oauth_flows" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_flows_user_id_idx" ON "oauth_flows" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_oauth_google_key" ON "users" USING btree (("oauth_providers" ->> 'google'));--> statement-breakpoint
CREATE UNIQUE INDEX "users_oauth_github_key" ON "users" USING btree (("oauth_providers" ->> 'github'));--> statement-breakpoint
CREATE UNIQUE INDEX "users_oauth_oidc_key" ON "users" USING btree (("oauth_providers" ->> 'oidc'));
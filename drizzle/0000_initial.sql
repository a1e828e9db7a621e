CREATE TABLE "data_uploads" (
	"upload_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_size" integer NOT NULL,
	"file_type" text NOT NULL,
	"s3_key" text NOT NULL,
	"s3_bucket" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"validation_errors" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone,
	CONSTRAINT "data_uploads_file_type_check" CHECK (file_type in ('json', 'csv')),
	CONSTRAINT "data_uploads_status_check" CHECK (status in ('pending', 'processing', 'completed', 'failed')),
	CONSTRAINT "data_uploads_file_size_check" CHECK (file_size between 1 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "persona_history" (
	"history_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"persona_id" integer NOT NULL,
	"persona_name" text NOT NULL,
	"assigned_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"signals" jsonb NOT NULL,
	CONSTRAINT "persona_history_persona_id_check" CHECK (persona_id in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE TABLE "recommendations" (
	"recommendation_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"rationale" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"decision_trace" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"rejected_at" timestamp (3) with time zone,
	"rejected_by" uuid,
	"rejection_reason" text,
	CONSTRAINT "recommendations_type_check" CHECK (type in ('education', 'partner_offer')),
	CONSTRAINT "recommendations_status_check" CHECK (status in ('pending', 'approved', 'rejected')),
	CONSTRAINT "recommendations_decision_check" CHECK ((status = 'approved') = (approved_at is not null) and (status = 'rejected') = (rejected_at is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"refresh_token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_profiles" (
	"profile_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"persona_id" integer NOT NULL,
	"persona_name" text NOT NULL,
	"signals_30d" jsonb,
	"signals_180d" jsonb,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_profiles_persona_id_check" CHECK (persona_id in (1, 2, 3, 4, 5))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text,
	"phone_number" text,
	"password_hash" text,
	"oauth_providers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"role" text DEFAULT 'user' NOT NULL,
	"consent_status" boolean DEFAULT false NOT NULL,
	"consent_version" text DEFAULT '1.0' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_check" CHECK (role in ('user', 'operator', 'admin')),
	CONSTRAINT "users_phone_number_check" CHECK (phone_number ~ '^\+[1-9][0-9]{1,14}$')
);
--> statement-breakpoint
ALTER TABLE "data_uploads" ADD CONSTRAINT "data_uploads_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_history" ADD CONSTRAINT "persona_history_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_approved_by_users_user_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("user_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_rejected_by_users_user_id_fk" FOREIGN KEY ("rejected_by") REFERENCES "public"."users"("user_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_profiles" ADD CONSTRAINT "user_profiles_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_uploads_user_id_idx" ON "data_uploads" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "data_uploads_status_idx" ON "data_uploads" USING btree ("status");--> statement-breakpoint
CREATE INDEX "data_uploads_created_at_idx" ON "data_uploads" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "data_uploads_user_id_created_at_idx" ON "data_uploads" USING btree ("user_id","created_at","upload_id");--> statement-breakpoint
CREATE INDEX "persona_history_user_id_idx" ON "persona_history" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "persona_history_assigned_at_idx" ON "persona_history" USING btree ("assigned_at");--> statement-breakpoint
CREATE INDEX "persona_history_user_id_assigned_at_idx" ON "persona_history" USING btree ("user_id","assigned_at");--> statement-breakpoint
CREATE INDEX "recommendations_user_id_idx" ON "recommendations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recommendations_status_idx" ON "recommendations" USING btree ("status");--> statement-breakpoint
CREATE INDEX "recommendations_created_at_idx" ON "recommendations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "recommendations_approved_at_idx" ON "recommendations" USING btree ("approved_at");--> statement-breakpoint
CREATE INDEX "recommendations_user_id_status_idx" ON "recommendations" USING btree ("user_id","status");--> statement-breakpoint
CREATE INDEX "recommendations_status_created_at_idx" ON "recommendations" USING btree ("status","created_at","recommendation_id");--> statement-breakpoint
CREATE INDEX "recommendations_approved_by_idx" ON "recommendations" USING btree ("approved_by");--> statement-breakpoint
CREATE INDEX "recommendations_rejected_by_idx" ON "recommendations" USING btree ("rejected_by");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_refresh_token_key" ON "sessions" USING btree ("refresh_token");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_profiles_user_id_key" ON "user_profiles" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_profiles_persona_id_idx" ON "user_profiles" USING btree ("persona_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_phone_number_key" ON "users" USING btree ("phone_number");--> statement-breakpoint
CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at","user_id");
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "server_secret" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "used_code" (
	"account_id" uuid NOT NULL,
	"code_sha256" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "used_code_account_id_code_sha256_pk" PRIMARY KEY("account_id","code_sha256")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "audit_entry_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "board" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"priority_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "board_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "board_own_parent" CHECK (parent_id is distinct from id)
);
--> statement-breakpoint
CREATE TABLE "board_member" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"board_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "board_member_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"member_id" uuid NOT NULL,
	"token_sha256" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"partnership_id" uuid,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "member_agency" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"agency" text NOT NULL,
	"from_on" date,
	"to_on" date,
	CONSTRAINT "member_agency_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "member_role" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"plan_id" uuid,
	"priority_id" uuid,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"granted_by" uuid,
	"claimed" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "member_role_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "member_role_one_scope" CHECK (plan_id is null or priority_id is null)
);
--> statement-breakpoint
CREATE TABLE "token" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_sha256" text NOT NULL,
	"prefix" text NOT NULL,
	"plan_id" uuid,
	"owner_member_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "token_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "token_hash" UNIQUE("token_sha256")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "absent_from" date;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "absent_to" date;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "deputy_member_id" uuid;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "used_code" ADD CONSTRAINT "used_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_parent" FOREIGN KEY ("partnership_id","parent_id") REFERENCES "public"."board"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_member" ADD CONSTRAINT "board_member_board" FOREIGN KEY ("partnership_id","board_id") REFERENCES "public"."board"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_member" ADD CONSTRAINT "board_member_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_of_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by" FOREIGN KEY ("partnership_id","invited_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_agency" ADD CONSTRAINT "member_agency_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_granted_by" FOREIGN KEY ("partnership_id","granted_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_owner" FOREIGN KEY ("partnership_id","owner_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token" ADD CONSTRAINT "token_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_email" ON "account" USING btree ("email");--> statement-breakpoint
CREATE INDEX "account_example" ON "account" USING btree ("id") WHERE example;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_subject" ON "credential" USING btree ("provider","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_account" ON "credential" USING btree ("account_id","provider");--> statement-breakpoint
CREATE INDEX "rate_limit_ends" ON "rate_limit" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "two_factor_account" ON "two_factor" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verification_expires" ON "verification" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("partnership_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_object" ON "audit_entry" USING btree ("partnership_id","object_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_member" ON "audit_entry" USING btree ("partnership_id","member_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "board_member_open" ON "board_member" USING btree ("partnership_id","board_id","member_id") WHERE to_on is null;--> statement-breakpoint
CREATE INDEX "board_member_by_member" ON "board_member" USING btree ("partnership_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "invitation_member" ON "invitation" USING btree ("partnership_id","member_id");--> statement-breakpoint
CREATE INDEX "mail_waiting" ON "mail" USING btree ("next_attempt_at") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "mail_by_partnership" ON "mail" USING btree ("partnership_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_agency_open" ON "member_agency" USING btree ("partnership_id","member_id") WHERE to_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_role_open" ON "member_role" USING btree ("partnership_id","member_id","role",coalesce(plan_id, priority_id, partnership_id)) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "member_role_by_role" ON "member_role" USING btree ("partnership_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "token_by_owner" ON "token" USING btree ("partnership_id","owner_member_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_deputy" FOREIGN KEY ("partnership_id","deputy_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_account" UNIQUE("account_id","partnership_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_own_deputy" CHECK (deputy_member_id is distinct from id);--> statement-breakpoint
INSERT INTO "member_agency" ("partnership_id", "id", "member_id", "agency", "to_on")
  SELECT partnership_id, gen_random_uuid(), id, agency, left_on FROM "member";--> statement-breakpoint
-- Whoever acted for the partnership until now goes on doing so; leads and owners keep what they led and owned.
INSERT INTO "member_role" ("partnership_id", "id", "member_id", "role", "priority_id")
  SELECT partnership_id, gen_random_uuid(), id, role, NULL::uuid
    FROM "member", unnest(ARRAY['plan-coordinator', 'administrator']) AS role
    WHERE coordinates AND left_on IS NULL
  UNION ALL
  SELECT p.partnership_id, gen_random_uuid(), p.lead_member_id, 'priority-lead', p.id
    FROM "priority" p JOIN "member" m ON m.partnership_id = p.partnership_id AND m.id = p.lead_member_id
    WHERE p.retired_at IS NULL AND m.left_on IS NULL
  UNION ALL
  SELECT o.partnership_id, gen_random_uuid(), o.owner_member_id, 'team-member', o.priority_id
    FROM (SELECT DISTINCT partnership_id, owner_member_id, priority_id FROM "placement"
      WHERE owner_member_id IS NOT NULL AND to_on IS NULL) o
    JOIN "member" m ON m.partnership_id = o.partnership_id AND m.id = o.owner_member_id
    WHERE m.left_on IS NULL;--> statement-breakpoint
ALTER TABLE "member" DROP COLUMN "coordinates";--> statement-breakpoint
-- The trail is appended only. A transaction that removes a whole partnership, or that puts a pseudonym in the place of
-- a deleted person, says so first; anything else is refused here, below every query that is or will be written.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change text := coalesce(current_setting('ttc.audit_change', true), '');
BEGIN
  IF TG_OP = 'DELETE' AND change = 'remove-partnership' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND change = 'pseudonym'
    AND to_jsonb(OLD) - 'before' - 'after' = to_jsonb(NEW) - 'before' - 'after' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit trail is appended, never changed' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW
  EXECUTE FUNCTION "refuse_audit_change"();--> statement-breakpoint
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT
  EXECUTE FUNCTION "refuse_audit_change"();

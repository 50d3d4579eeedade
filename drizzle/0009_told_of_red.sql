CREATE TABLE "digest" (
	"partnership_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"told" jsonb NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_partnership_id_member_id_pk" PRIMARY KEY("partnership_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"search" jsonb NOT NULL,
	"weekly" boolean NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "saved_view_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_view_by_member" ON "saved_view" USING btree ("partnership_id","member_id");--> statement-breakpoint
CREATE TRIGGER "recovery_sheet_event_append_only" BEFORE UPDATE ON "recovery_sheet_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

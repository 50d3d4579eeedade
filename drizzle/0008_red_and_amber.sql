CREATE TABLE "exception" (
	"partnership_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rank" integer NOT NULL,
	"name" text NOT NULL,
	"outcome" text NOT NULL,
	"level" text NOT NULL,
	"owner_member_id" uuid,
	"agency" text NOT NULL,
	"predicted" boolean NOT NULL,
	"has_break" boolean NOT NULL,
	"next_due_on" date,
	"gap_in_children" integer,
	"chance" smallint,
	"words_on" date,
	"sheet_state" text,
	"sheet_due_on" date,
	"back_on" date,
	"slips" integer NOT NULL,
	"has_ask" boolean NOT NULL,
	"override_until" date,
	"action_due_on" date,
	"row" text NOT NULL,
	CONSTRAINT "exception_partnership_id_placement_id_pk" PRIMARY KEY("partnership_id","placement_id")
);
--> statement-breakpoint
CREATE TABLE "exception_version" (
	"partnership_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"form" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "override" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"status" text NOT NULL,
	"computed" text NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"reason" text NOT NULL,
	"expires_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ending" text,
	CONSTRAINT "override_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "recovery_sheet" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"because" text NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"owed_on" date NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"content" jsonb,
	"back_to_amber_on" date,
	"back_to_green_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "recovery_sheet_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "recovery_sheet_event" (
	"partnership_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"what" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"content" jsonb,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"due_on" date,
	CONSTRAINT "recovery_sheet_event_partnership_id_sheet_id_sequence_pk" PRIMARY KEY("partnership_id","sheet_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "exception" ADD CONSTRAINT "exception_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exception_version" ADD CONSTRAINT "exception_version_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "override" ADD CONSTRAINT "override_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "override" ADD CONSTRAINT "override_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "override" ADD CONSTRAINT "override_ended_by" FOREIGN KEY ("partnership_id","ended_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_sheet" ADD CONSTRAINT "recovery_sheet_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_sheet_event" ADD CONSTRAINT "recovery_sheet_event_sheet" FOREIGN KEY ("partnership_id","sheet_id") REFERENCES "public"."recovery_sheet"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_sheet_event" ADD CONSTRAINT "recovery_sheet_event_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exception_worst_first" ON "exception" USING btree ("partnership_id",rank desc,"placement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "override_open" ON "override" USING btree ("partnership_id","placement_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "override_newest" ON "override" USING btree ("partnership_id","recorded_at");--> statement-breakpoint
CREATE INDEX "override_expiring" ON "override" USING btree ("expires_on") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "recovery_sheet_by_placement" ON "recovery_sheet" USING btree ("partnership_id","placement_id","owed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_sheet_open" ON "recovery_sheet" USING btree ("partnership_id","placement_id") WHERE state in ('owed', 'submitted', 'returned');
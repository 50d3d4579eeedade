CREATE TABLE "challenge" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid,
	"placement_id" uuid,
	"priority_id" uuid,
	"source" text NOT NULL,
	"position" integer NOT NULL,
	"asked_on" date NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"asked_by" text DEFAULT '' NOT NULL,
	"asked_by_member_id" uuid,
	"agency" text DEFAULT '' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" text DEFAULT '' NOT NULL,
	"answered_by_member_id" uuid,
	"answer_agency" text DEFAULT '' NOT NULL,
	"decision" text,
	"crosses" boolean,
	"versions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "challenge_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"placement_id" uuid,
	"priority_id" uuid,
	"title" text NOT NULL,
	"minutes" integer NOT NULL,
	"spent_seconds" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "agenda_item_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "challenge_meeting" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"meets_on" date NOT NULL,
	"starts_at" text,
	"place" text DEFAULT '' NOT NULL,
	"minutes" integer NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"chair_member_id" uuid,
	"minute_taker_member_id" uuid,
	"marking" text DEFAULT 'none' NOT NULL,
	"begun_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"runs_since" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "challenge_meeting_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "meeting_change" (
	"partnership_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"what" text NOT NULL,
	"object_id" uuid NOT NULL,
	"field" text,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "meeting_change_partnership_id_meeting_id_sequence_pk" PRIMARY KEY("partnership_id","meeting_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid,
	"challenge_id" uuid,
	"placement_id" uuid,
	"position" integer NOT NULL,
	"made_on" date NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"owner_member_id" uuid,
	"owner" text DEFAULT '' NOT NULL,
	"agency" text DEFAULT '' NOT NULL,
	"due_on" date,
	"state" text DEFAULT 'open' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state_on" date,
	"versions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "promise_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "promise_event" (
	"partnership_id" uuid NOT NULL,
	"promise_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"what" text NOT NULL,
	"state" text NOT NULL,
	"on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"meeting_id" uuid,
	CONSTRAINT "promise_event_partnership_id_promise_id_sequence_pk" PRIMARY KEY("partnership_id","promise_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_meeting_of" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_item" FOREIGN KEY ("partnership_id","item_id") REFERENCES "public"."agenda_item"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_asked_by" FOREIGN KEY ("partnership_id","asked_by_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_answered_by" FOREIGN KEY ("partnership_id","answered_by_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_meeting" ADD CONSTRAINT "challenge_meeting_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_meeting" ADD CONSTRAINT "challenge_meeting_chair" FOREIGN KEY ("partnership_id","chair_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_meeting" ADD CONSTRAINT "challenge_meeting_minute_taker" FOREIGN KEY ("partnership_id","minute_taker_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_meeting" ADD CONSTRAINT "challenge_meeting_closed_by" FOREIGN KEY ("partnership_id","closed_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_change" ADD CONSTRAINT "meeting_change_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_change" ADD CONSTRAINT "meeting_change_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_item" FOREIGN KEY ("partnership_id","item_id") REFERENCES "public"."agenda_item"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_challenge" FOREIGN KEY ("partnership_id","challenge_id") REFERENCES "public"."challenge"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_owner" FOREIGN KEY ("partnership_id","owner_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_promise" FOREIGN KEY ("partnership_id","promise_id") REFERENCES "public"."promise"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenge_by_meeting" ON "challenge" USING btree ("partnership_id","meeting_id","position");--> statement-breakpoint
CREATE INDEX "challenge_by_placement" ON "challenge" USING btree ("partnership_id","placement_id","asked_on");--> statement-breakpoint
CREATE INDEX "challenge_newest" ON "challenge" USING btree ("partnership_id",asked_on desc,id desc);--> statement-breakpoint
CREATE INDEX "agenda_item_by_meeting" ON "agenda_item" USING btree ("partnership_id","meeting_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_item_now" ON "agenda_item" USING btree ("partnership_id","meeting_id") WHERE state = 'now';--> statement-breakpoint
CREATE INDEX "challenge_meeting_by_plan" ON "challenge_meeting" USING btree ("partnership_id","plan_id","meets_on");--> statement-breakpoint
CREATE INDEX "meeting_change_by_object" ON "meeting_change" USING btree ("partnership_id","object_id","sequence");--> statement-breakpoint
CREATE INDEX "promise_by_meeting" ON "promise" USING btree ("partnership_id","meeting_id","position");--> statement-breakpoint
CREATE INDEX "promise_by_placement" ON "promise" USING btree ("partnership_id","placement_id","made_on");--> statement-breakpoint
CREATE INDEX "promise_by_owner" ON "promise" USING btree ("partnership_id","owner_member_id","due_on");--> statement-breakpoint
CREATE INDEX "promise_newest" ON "promise" USING btree ("partnership_id",made_on desc,id desc);
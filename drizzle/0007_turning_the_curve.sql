CREATE TABLE "action" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"owner_member_id" uuid,
	"starts_on" date,
	"due_on" date,
	"status" text DEFAULT 'planned' NOT NULL,
	"status_on" date,
	CONSTRAINT "action_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "action_update" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action_id" uuid NOT NULL,
	"on" date NOT NULL,
	"status" text NOT NULL,
	"note" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "action_update_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence_file" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "evidence_file_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "advice_set_aside" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"code" text NOT NULL,
	"about" uuid,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "advice_set_aside_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"link_id" uuid,
	"content" jsonb NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "answer_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "confirmed_step" (
	"partnership_id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"step" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"ground" jsonb NOT NULL,
	CONSTRAINT "confirmed_step_partnership_id_walk_id_step_pk" PRIMARY KEY("partnership_id","walk_id","step")
);
--> statement-breakpoint
CREATE TABLE "dot" (
	"partnership_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"dots" smallint NOT NULL,
	CONSTRAINT "dot_partnership_id_meeting_id_answer_id_member_id_pk" PRIMARY KEY("partnership_id","meeting_id","answer_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "group_meeting" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_by" uuid,
	"closed_at" timestamp with time zone,
	"recorder_member_id" uuid,
	"step" text NOT NULL,
	"minutes" jsonb NOT NULL,
	"spent_seconds" integer DEFAULT 0 NOT NULL,
	"runs_since" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "group_meeting_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "walk" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"placement_id" uuid,
	"service" text,
	"template" text DEFAULT 'twelve' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "walk_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "walk_change" (
	"partnership_id" uuid NOT NULL,
	"walk_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"what" text NOT NULL,
	"answer_id" uuid,
	"answer_as" jsonb,
	"detail" jsonb NOT NULL,
	CONSTRAINT "walk_change_partnership_id_walk_id_sequence_pk" PRIMARY KEY("partnership_id","walk_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_answer" FOREIGN KEY ("partnership_id","id") REFERENCES "public"."answer"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_owner" FOREIGN KEY ("partnership_id","owner_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_action" FOREIGN KEY ("partnership_id","action_id") REFERENCES "public"."answer"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_update" ADD CONSTRAINT "action_update_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_set_aside" ADD CONSTRAINT "advice_set_aside_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_set_aside" ADD CONSTRAINT "advice_set_aside_by" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_link" FOREIGN KEY ("partnership_id","link_id") REFERENCES "public"."answer"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_created_by" FOREIGN KEY ("partnership_id","created_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_changed_by" FOREIGN KEY ("partnership_id","changed_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_step" ADD CONSTRAINT "confirmed_step_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmed_step" ADD CONSTRAINT "confirmed_step_by" FOREIGN KEY ("partnership_id","confirmed_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dot" ADD CONSTRAINT "dot_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."group_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dot" ADD CONSTRAINT "dot_answer" FOREIGN KEY ("partnership_id","answer_id") REFERENCES "public"."answer"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dot" ADD CONSTRAINT "dot_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_meeting" ADD CONSTRAINT "group_meeting_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_meeting" ADD CONSTRAINT "group_meeting_opened_by" FOREIGN KEY ("partnership_id","opened_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_meeting" ADD CONSTRAINT "group_meeting_recorder" FOREIGN KEY ("partnership_id","recorder_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk" ADD CONSTRAINT "walk_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk" ADD CONSTRAINT "walk_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk" ADD CONSTRAINT "walk_opened_by" FOREIGN KEY ("partnership_id","opened_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_change" ADD CONSTRAINT "walk_change_walk" FOREIGN KEY ("partnership_id","walk_id") REFERENCES "public"."walk"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_change" ADD CONSTRAINT "walk_change_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_change" ADD CONSTRAINT "walk_change_answer" FOREIGN KEY ("partnership_id","answer_id") REFERENCES "public"."answer"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_by_owner" ON "action" USING btree ("partnership_id","owner_member_id","due_on");--> statement-breakpoint
CREATE INDEX "action_by_priority" ON "action" USING btree ("partnership_id","priority_id","due_on");--> statement-breakpoint
CREATE INDEX "action_update_by_action" ON "action_update" USING btree ("partnership_id","action_id","on","recorded_at");--> statement-breakpoint
CREATE INDEX "evidence_file_by_walk" ON "evidence_file" USING btree ("partnership_id","walk_id",recorded_at desc);--> statement-breakpoint
CREATE INDEX "advice_set_aside_by_walk" ON "advice_set_aside" USING btree ("partnership_id","walk_id");--> statement-breakpoint
CREATE INDEX "answer_by_walk" ON "answer" USING btree ("partnership_id","walk_id","kind","position");--> statement-breakpoint
CREATE INDEX "answer_by_kind" ON "answer" USING btree ("partnership_id","kind","created_at","id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "answer_by_link" ON "answer" USING btree ("partnership_id","link_id");--> statement-breakpoint
CREATE INDEX "group_meeting_by_walk" ON "group_meeting" USING btree ("partnership_id","walk_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "group_meeting_open" ON "group_meeting" USING btree ("partnership_id","walk_id") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "walk_of_priority" ON "walk" USING btree ("partnership_id","priority_id") WHERE placement_id is null and service is null;--> statement-breakpoint
CREATE UNIQUE INDEX "walk_of_placement" ON "walk" USING btree ("partnership_id","placement_id") WHERE placement_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "walk_of_service" ON "walk" USING btree ("partnership_id","priority_id","service") WHERE service is not null;--> statement-breakpoint
CREATE INDEX "walk_change_by_answer" ON "walk_change" USING btree ("partnership_id","answer_id","sequence");--> statement-breakpoint
CREATE TRIGGER "walk_change_append_only" BEFORE UPDATE ON "walk_change" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "action_update_append_only" BEFORE UPDATE ON "action_update" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

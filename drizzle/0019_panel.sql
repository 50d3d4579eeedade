CREATE TABLE "panel_paper" (
	"partnership_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "panel_paper_partnership_id_meeting_id_pk" PRIMARY KEY("partnership_id","meeting_id")
);
--> statement-breakpoint
CREATE TABLE "panel_priority" (
	"partnership_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"plain" text NOT NULL,
	"answerer_member_id" uuid,
	"first_placement_id" uuid,
	"second_placement_id" uuid,
	CONSTRAINT "panel_priority_partnership_id_meeting_id_priority_id_pk" PRIMARY KEY("partnership_id","meeting_id","priority_id")
);
--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "for_panel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "for_panel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "panel_paper" ADD CONSTRAINT "panel_paper_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_priority" ADD CONSTRAINT "panel_priority_paper" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."panel_paper"("partnership_id","meeting_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_priority" ADD CONSTRAINT "panel_priority_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_priority" ADD CONSTRAINT "panel_priority_answerer" FOREIGN KEY ("partnership_id","answerer_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_priority" ADD CONSTRAINT "panel_priority_first" FOREIGN KEY ("partnership_id","first_placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_priority" ADD CONSTRAINT "panel_priority_second" FOREIGN KEY ("partnership_id","second_placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "panel_priority_by_answerer" ON "panel_priority" USING btree ("partnership_id","answerer_member_id");
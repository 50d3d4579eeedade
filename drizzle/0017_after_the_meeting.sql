CREATE TABLE "follow_up" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person" text NOT NULL,
	"member_id" uuid,
	"for_email" text,
	"mail_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_by" uuid,
	CONSTRAINT "follow_up_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "follow_up_once" UNIQUE("partnership_id","meeting_id","kind","person")
);
--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_asks";--> statement-breakpoint
ALTER TABLE "challenge" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_sent_by" FOREIGN KEY ("partnership_id","sent_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_link" FOREIGN KEY ("partnership_id","link_id") REFERENCES "public"."link"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_by_meeting" ON "link" USING btree ("partnership_id","meeting_id");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_asks" CHECK ((kind <> 'value' or (placement_id is not null and series_id is not null and period_start is not null and period_end is not null))
        and (kind <> 'question' or meeting_id is not null));
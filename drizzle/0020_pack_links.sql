ALTER TABLE "link" DROP CONSTRAINT "link_asks";--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "pack_id" uuid;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "openings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "last_opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_pack" FOREIGN KEY ("partnership_id","pack_id") REFERENCES "public"."pack"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_by_pack" ON "link" USING btree ("partnership_id","pack_id");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_asks" CHECK ((kind <> 'value' or (placement_id is not null and series_id is not null and period_start is not null and period_end is not null))
        and (kind <> 'question' or meeting_id is not null) and (kind <> 'pack' or pack_id is not null));
ALTER TABLE "series" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
CREATE VIEW "public"."seen_series" AS (select "partnership_id", "id", "indicator_id", "area_code", "breakdown_id" from "series" where "series"."batch_id" is null or exists (select 1 from "batch" "b"
        where "b"."partnership_id" = "series"."partnership_id" and "b"."id" = "series"."batch_id"));
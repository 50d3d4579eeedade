CREATE TABLE "area" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"old_code" text,
	"region_code" text,
	"closed_on" date,
	"successor_code" text
);
--> statement-breakpoint
CREATE TABLE "neighbour" (
	"model_id" text NOT NULL,
	"area_code" text NOT NULL,
	"rank" smallint NOT NULL,
	"neighbour_code" text NOT NULL,
	"closeness" text,
	CONSTRAINT "neighbour_model_id_area_code_rank_pk" PRIMARY KEY("model_id","area_code","rank")
);
--> statement-breakpoint
CREATE TABLE "neighbour_model" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"published_on" date NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment" (
	"partnership_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"plan_version_id" uuid NOT NULL,
	"all_children" boolean NOT NULL,
	"status" text NOT NULL,
	"severity" smallint NOT NULL,
	"since_periods" integer NOT NULL,
	"latest_value" double precision,
	"latest_end" date,
	"verdict" text NOT NULL,
	"direction" text NOT NULL,
	"next_due_on" date,
	"result" jsonb NOT NULL,
	"curve" jsonb NOT NULL,
	"assessed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_partnership_id_placement_id_series_id_pk" PRIMARY KEY("partnership_id","placement_id","series_id")
);
--> statement-breakpoint
CREATE TABLE "baseline" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"frozen_on" date NOT NULL,
	"copy" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "baseline_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "kept_forecast" (
	"partnership_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"made_through" date NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"centre" double precision NOT NULL,
	"lower80" double precision,
	"upper80" double precision,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_forecast_partnership_id_series_id_period_end_made_through_pk" PRIMARY KEY("partnership_id","series_id","period_end","made_through")
);
--> statement-breakpoint
CREATE TABLE "breakdown" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"pairs" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "breakdown_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "breakdown_key" UNIQUE("partnership_id","key")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"definition" text DEFAULT '' NOT NULL,
	"level" text NOT NULL,
	"measure_kind" text,
	"unit" text NOT NULL,
	"decimals" smallint NOT NULL,
	"polarity" text NOT NULL,
	"minimum" double precision,
	"maximum" double precision,
	"multiplier" double precision,
	"period_kind" text NOT NULL,
	"accumulation" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"next_publication_on" date,
	"due_days" integer DEFAULT 90 NOT NULL,
	"proxy_id" uuid,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "indicator_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "indicator_code" UNIQUE("partnership_id","code")
);
--> statement-breakpoint
CREATE TABLE "indicator_outcome" (
	"partnership_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	CONSTRAINT "indicator_outcome_partnership_id_indicator_id_outcome_id_pk" PRIMARY KEY("partnership_id","indicator_id","outcome_id")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"area_code" text NOT NULL,
	"breakdown_id" uuid NOT NULL,
	CONSTRAINT "series_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "series_identity" UNIQUE("partnership_id","indicator_id","area_code","breakdown_id")
);
--> statement-breakpoint
CREATE TABLE "series_break" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "series_break_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"shape" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"counts" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stored_by" uuid,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "batch_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"partnership_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"revision" integer NOT NULL,
	"value" double precision,
	"status" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"lower" double precision,
	"upper" double precision,
	"provisional" boolean DEFAULT false NOT NULL,
	"note" text,
	"origin" text NOT NULL,
	"batch_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "measurement_partnership_id_series_id_period_end_period_start_revision_pk" PRIMARY KEY("partnership_id","series_id","period_end","period_start","revision")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"agency" text NOT NULL,
	"coordinates" boolean DEFAULT false NOT NULL,
	"left_on" date,
	CONSTRAINT "member_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "outcome_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "partnership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area_code" text NOT NULL,
	"neighbour_model_id" text,
	"colour" text,
	"example" boolean DEFAULT false NOT NULL,
	"notice" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placement" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_version_id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"owner_member_id" uuid,
	"headline" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "placement_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "rag_rule" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"applies_from" date NOT NULL,
	"tolerance_kind" text NOT NULL,
	"tolerance_amount" double precision NOT NULL,
	"path" text NOT NULL,
	"amber_if_improved" boolean DEFAULT false NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"correction" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "rag_rule_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "target" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"period_end" date NOT NULL,
	"value" double precision,
	"lower" double precision,
	"upper" double precision,
	"reason" text DEFAULT '' NOT NULL,
	"correction" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "target_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"marking" text DEFAULT 'none' NOT NULL,
	"parent_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"opened_on" date NOT NULL,
	"signed_at" timestamp with time zone,
	"copy" jsonb,
	CONSTRAINT "plan_version_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "plan_version_number" UNIQUE("partnership_id","plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "priority" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"aim" text DEFAULT '' NOT NULL,
	"lead_member_id" uuid,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "priority_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "priority_outcome" (
	"partnership_id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "priority_outcome_partnership_id_priority_id_outcome_id_pk" PRIMARY KEY("partnership_id","priority_id","outcome_id")
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body_sha256" text NOT NULL,
	"status" smallint NOT NULL,
	"answer" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
ALTER TABLE "neighbour" ADD CONSTRAINT "neighbour_model_id_neighbour_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."neighbour_model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour" ADD CONSTRAINT "neighbour_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour" ADD CONSTRAINT "neighbour_neighbour_code_area_code_fk" FOREIGN KEY ("neighbour_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_series" FOREIGN KEY ("partnership_id","series_id") REFERENCES "public"."series"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_plan_version" FOREIGN KEY ("partnership_id","plan_version_id") REFERENCES "public"."plan_version"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_series" FOREIGN KEY ("partnership_id","series_id") REFERENCES "public"."series"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_forecast" ADD CONSTRAINT "kept_forecast_series" FOREIGN KEY ("partnership_id","series_id") REFERENCES "public"."series"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breakdown" ADD CONSTRAINT "breakdown_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_proxy" FOREIGN KEY ("partnership_id","proxy_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_outcome" ADD CONSTRAINT "indicator_outcome_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_outcome" ADD CONSTRAINT "indicator_outcome_outcome" FOREIGN KEY ("partnership_id","outcome_id") REFERENCES "public"."outcome"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_breakdown" FOREIGN KEY ("partnership_id","breakdown_id") REFERENCES "public"."breakdown"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_break" ADD CONSTRAINT "series_break_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_stored_by" FOREIGN KEY ("partnership_id","stored_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_undone_by" FOREIGN KEY ("partnership_id","undone_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_series" FOREIGN KEY ("partnership_id","series_id") REFERENCES "public"."series"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_batch_row" FOREIGN KEY ("partnership_id","batch_id") REFERENCES "public"."batch"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_area_code_area_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership" ADD CONSTRAINT "partnership_neighbour_model_id_neighbour_model_id_fk" FOREIGN KEY ("neighbour_model_id") REFERENCES "public"."neighbour_model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_plan_version" FOREIGN KEY ("partnership_id","plan_version_id") REFERENCES "public"."plan_version"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_owner" FOREIGN KEY ("partnership_id","owner_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rag_rule" ADD CONSTRAINT "rag_rule_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rag_rule" ADD CONSTRAINT "rag_rule_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_parent" FOREIGN KEY ("partnership_id","parent_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority" ADD CONSTRAINT "priority_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority" ADD CONSTRAINT "priority_lead" FOREIGN KEY ("partnership_id","lead_member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_outcome" ADD CONSTRAINT "priority_outcome_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_outcome" ADD CONSTRAINT "priority_outcome_outcome" FOREIGN KEY ("partnership_id","outcome_id") REFERENCES "public"."outcome"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_old_code" ON "area" USING btree ("old_code");--> statement-breakpoint
CREATE INDEX "assessment_worst_first" ON "assessment" USING btree ("partnership_id","plan_version_id","severity","since_periods","placement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "baseline_open" ON "baseline" USING btree ("partnership_id","series_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "baseline_by_series" ON "baseline" USING btree ("partnership_id","series_id","recorded_at");--> statement-breakpoint
CREATE INDEX "series_break_by_indicator" ON "series_break" USING btree ("partnership_id","indicator_id");--> statement-breakpoint
CREATE INDEX "batch_newest" ON "batch" USING btree ("partnership_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_open" ON "measurement" USING btree ("partnership_id","series_id","period_end","period_start") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "measurement_batch" ON "measurement" USING btree ("partnership_id","batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "placement_by_plan" ON "placement" USING btree ("partnership_id","plan_version_id");--> statement-breakpoint
CREATE INDEX "placement_by_indicator" ON "placement" USING btree ("partnership_id","indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rag_rule_open" ON "rag_rule" USING btree ("partnership_id","placement_id","applies_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "target_open" ON "target" USING btree ("partnership_id","placement_id","period_end") WHERE superseded_at is null;
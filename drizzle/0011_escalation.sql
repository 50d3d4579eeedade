CREATE TABLE "escalation" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"step" text NOT NULL,
	"red_rounds" smallint NOT NULL,
	"round_end" date,
	"missed_on" date,
	"reached_on" date NOT NULL,
	"state" text NOT NULL,
	"decision" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "escalation_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalation_rule" (
	"partnership_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"applies_from" date NOT NULL,
	"red_rounds_to_sheet" smallint NOT NULL,
	"missed_day_to_director" boolean NOT NULL,
	"days_of_grace" smallint NOT NULL,
	"red_rounds_to_board" smallint NOT NULL,
	"for_forecast" boolean NOT NULL,
	"stayed_quarters" smallint NOT NULL,
	"days_to_answer" smallint NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "escalation_rule_partnership_id_version_pk" PRIMARY KEY("partnership_id","version")
);
--> statement-breakpoint
CREATE TABLE "round_status" (
	"partnership_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"round_end" date NOT NULL,
	"shown" text NOT NULL,
	"computed" text NOT NULL,
	"latest_end" date,
	"has_new_value" boolean NOT NULL,
	"sheet_unanswered" boolean NOT NULL,
	"closed_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_status_partnership_id_placement_id_round_end_pk" PRIMARY KEY("partnership_id","placement_id","round_end")
);
--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "escalation" text;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_decided_by" FOREIGN KEY ("partnership_id","decided_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_status" ADD CONSTRAINT "round_status_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_open" ON "escalation" USING btree ("partnership_id","placement_id","step") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "escalation_newest" ON "escalation" USING btree ("partnership_id","reached_on");--> statement-breakpoint
CREATE INDEX "escalation_by_placement" ON "escalation" USING btree ("partnership_id","placement_id");--> statement-breakpoint
-- by hand
CREATE TRIGGER "round_status_append_only" BEFORE UPDATE ON "round_status" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "escalation_rule_append_only" BEFORE UPDATE ON "escalation_rule" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

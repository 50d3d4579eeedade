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
CREATE TABLE "escalation" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"step" text NOT NULL,
	"reached_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"lapsed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "escalation_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalation_rule" (
	"partnership_id" uuid PRIMARY KEY NOT NULL,
	"rule" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_status" (
	"partnership_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"round_start" date NOT NULL,
	"round_end" date NOT NULL,
	"status" text NOT NULL,
	"computed" text NOT NULL,
	"has_new_value" boolean NOT NULL,
	"sheet_unanswered" boolean NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_status_partnership_id_placement_id_round_end_pk" PRIMARY KEY("partnership_id","placement_id","round_end")
);
--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_decided_by" FOREIGN KEY ("partnership_id","decided_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_status" ADD CONSTRAINT "round_status_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_view_by_member" ON "saved_view" USING btree ("partnership_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_open" ON "escalation" USING btree ("partnership_id","placement_id","step") WHERE decided_at is null and lapsed_at is null;--> statement-breakpoint
CREATE INDEX "escalation_newest" ON "escalation" USING btree ("partnership_id","reached_on");--> statement-breakpoint
CREATE INDEX "round_status_by_round" ON "round_status" USING btree ("partnership_id","round_end");
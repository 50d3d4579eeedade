CREATE TABLE "link" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"placement_id" uuid,
	"series_id" uuid,
	"period_start" date,
	"period_end" date,
	"for_name" text NOT NULL,
	"agency" text NOT NULL,
	"for_email" text,
	"key_sha256" text NOT NULL,
	"expires_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"mail_id" uuid,
	"sent_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "link_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "link_asks" CHECK (kind <> 'value' or (placement_id is not null and series_id is not null and period_start is not null and period_end is not null))
);
--> statement-breakpoint
CREATE TABLE "link_answer" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"reason" text,
	"note" text,
	"confirmed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"refusal" text,
	"revision" integer,
	CONSTRAINT "link_answer_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "link_answer_number" UNIQUE("partnership_id","link_id","number")
);
--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "link_answers_wait" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_placement" FOREIGN KEY ("partnership_id","placement_id") REFERENCES "public"."placement"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_series" FOREIGN KEY ("partnership_id","series_id") REFERENCES "public"."series"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_created_by" FOREIGN KEY ("partnership_id","created_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_withdrawn_by" FOREIGN KEY ("partnership_id","withdrawn_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_answer" ADD CONSTRAINT "link_answer_link" FOREIGN KEY ("partnership_id","link_id") REFERENCES "public"."link"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_answer" ADD CONSTRAINT "link_answer_decided_by" FOREIGN KEY ("partnership_id","decided_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "link_key" ON "link" USING btree ("key_sha256");--> statement-breakpoint
CREATE INDEX "link_by_plan" ON "link" USING btree ("partnership_id","plan_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "link_answer_waiting" ON "link_answer" USING btree ("partnership_id","link_id") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_link" FOREIGN KEY ("partnership_id","link_id") REFERENCES "public"."link"("partnership_id","id") ON DELETE no action ON UPDATE no action;
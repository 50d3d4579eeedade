CREATE TABLE "pack" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"number" integer NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by" uuid,
	"marking" text NOT NULL,
	"reason" text NOT NULL,
	"changes" integer,
	"cards" integer NOT NULL,
	"form" smallint NOT NULL,
	"content" jsonb NOT NULL,
	"pdf" "bytea" NOT NULL,
	"pdf_size" integer NOT NULL,
	"pdf_sha256" text NOT NULL,
	"slides" "bytea" NOT NULL,
	"slides_size" integer NOT NULL,
	"slides_sha256" text NOT NULL,
	CONSTRAINT "pack_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "pack_number" UNIQUE("partnership_id","meeting_id","audience","number")
);
--> statement-breakpoint
ALTER TABLE "pack" ADD CONSTRAINT "pack_meeting" FOREIGN KEY ("partnership_id","meeting_id") REFERENCES "public"."challenge_meeting"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack" ADD CONSTRAINT "pack_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack" ADD CONSTRAINT "pack_frozen_by" FOREIGN KEY ("partnership_id","frozen_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pack_by_plan" ON "pack" USING btree ("partnership_id","plan_id");
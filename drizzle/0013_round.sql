CREATE TABLE "calendar_link" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_sha256" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "calendar_link_partnership_id_id_pk" PRIMARY KEY("partnership_id","id"),
	CONSTRAINT "calendar_link_hash" UNIQUE("token_sha256")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"opens_on" date NOT NULL,
	"numbers_due_on" date NOT NULL,
	"cards_due_on" date NOT NULL,
	"freeze_on" date NOT NULL,
	"meets_on" date NOT NULL,
	"note_on" date NOT NULL,
	"nudge_on" date NOT NULL,
	"reminders" jsonb NOT NULL,
	"opens_by_itself" boolean NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "round_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_notice" (
	"partnership_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"sent" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"opened_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "round_notice_partnership_id_round_id_member_id_pk" PRIMARY KEY("partnership_id","round_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_plan" FOREIGN KEY ("partnership_id","plan_id") REFERENCES "public"."plan"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_notice" ADD CONSTRAINT "round_notice_round" FOREIGN KEY ("partnership_id","round_id") REFERENCES "public"."round"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_notice" ADD CONSTRAINT "round_notice_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_link_open" ON "calendar_link" USING btree ("partnership_id","member_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "round_running" ON "round" USING btree ("partnership_id","plan_id") WHERE state in ('open', 'frozen');--> statement-breakpoint
CREATE INDEX "round_by_plan" ON "round" USING btree ("partnership_id","plan_id","meets_on");--> statement-breakpoint
CREATE INDEX "round_opening" ON "round" USING btree ("opens_on") WHERE state = 'planned' and opens_by_itself;
CREATE TABLE "report_card" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"round_id" uuid,
	"quarter_start" date NOT NULL,
	"words" jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "report_card_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_card_turn" (
	"partnership_id" uuid NOT NULL,
	"card_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"what" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "report_card_turn_partnership_id_card_id_sequence_pk" PRIMARY KEY("partnership_id","card_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "signed_card" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"priority_id" uuid NOT NULL,
	"card_id" uuid NOT NULL,
	"name" text NOT NULL,
	"signed_on" date NOT NULL,
	"signed_by" text NOT NULL,
	"copy" jsonb NOT NULL,
	"pdf" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signed_card_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_card" ADD CONSTRAINT "report_card_priority" FOREIGN KEY ("partnership_id","priority_id") REFERENCES "public"."priority"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_card" ADD CONSTRAINT "report_card_round" FOREIGN KEY ("partnership_id","round_id") REFERENCES "public"."round"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_card_turn" ADD CONSTRAINT "report_card_turn_card" FOREIGN KEY ("partnership_id","card_id") REFERENCES "public"."report_card"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_card_turn" ADD CONSTRAINT "report_card_turn_member" FOREIGN KEY ("partnership_id","member_id") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_card_of_round" ON "report_card" USING btree ("partnership_id","priority_id","round_id") WHERE round_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_card_of_quarter" ON "report_card" USING btree ("partnership_id","priority_id","quarter_start") WHERE round_id is null;--> statement-breakpoint
CREATE INDEX "report_card_by_priority" ON "report_card" USING btree ("partnership_id","priority_id",recorded_at desc);--> statement-breakpoint
CREATE INDEX "signed_card_by_priority" ON "signed_card" USING btree ("partnership_id","priority_id",recorded_at desc);
CREATE TABLE "edition_taken" (
	"partnership_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"taken" jsonb NOT NULL,
	CONSTRAINT "edition_taken_partnership_id_batch_id_indicator_id_pk" PRIMARY KEY("partnership_id","batch_id","indicator_id")
);
--> statement-breakpoint
ALTER TABLE "edition_taken" ADD CONSTRAINT "edition_taken_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_taken" ADD CONSTRAINT "edition_taken_batch" FOREIGN KEY ("partnership_id","batch_id") REFERENCES "public"."batch"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_taken" ADD CONSTRAINT "edition_taken_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_taken_by_indicator" ON "edition_taken" USING btree ("partnership_id","indicator_id");
CREATE TABLE "adoption" (
	"partnership_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"collection_id" text NOT NULL,
	"code" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"adopted_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adoption_partnership_id_indicator_id_pk" PRIMARY KEY("partnership_id","indicator_id"),
	CONSTRAINT "adoption_once" UNIQUE("partnership_id","collection_id","code")
);
--> statement-breakpoint
CREATE TABLE "catalogue_indicator" (
	"edition_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"definition" text NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"decimals" smallint NOT NULL,
	"polarity" text NOT NULL,
	"minimum" double precision,
	"maximum" double precision,
	"period_kind" text NOT NULL,
	"accumulation" text NOT NULL,
	"last_published_on" date,
	"next_publication_on" date,
	"position" integer NOT NULL,
	"areas" integer NOT NULL,
	"first_end" date,
	"last_end" date,
	CONSTRAINT "catalogue_indicator_edition_id_code_pk" PRIMARY KEY("edition_id","code")
);
--> statement-breakpoint
CREATE TABLE "catalogue_series" (
	"edition_id" uuid NOT NULL,
	"code" text NOT NULL,
	"area_code" text NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "catalogue_series_edition_id_code_area_code_pk" PRIMARY KEY("edition_id","code","area_code")
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"publisher" text NOT NULL,
	"licence" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"collection_id" text NOT NULL,
	"name" text NOT NULL,
	"published_on" date NOT NULL,
	"sha256" text NOT NULL,
	"counts" jsonb NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edition_once" UNIQUE("collection_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "area_choice" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"area_codes" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "area_choice_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "formula" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"definition" jsonb,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "formula_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
CREATE TABLE "formula_part" (
	"partnership_id" uuid NOT NULL,
	"formula_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	CONSTRAINT "formula_part_partnership_id_formula_id_indicator_id_pk" PRIMARY KEY("partnership_id","formula_id","indicator_id")
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"partnership_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"options" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "import_mapping_partnership_id_id_pk" PRIMARY KEY("partnership_id","id")
);
--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "year_starts_in" smallint;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "disclosure" jsonb DEFAULT '{"hideUpTo":5,"showZero":true,"roundTo":null,"leastDenominator":null,"secondary":true}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "final" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_adopted_by" FOREIGN KEY ("partnership_id","adopted_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_indicator" ADD CONSTRAINT "catalogue_indicator_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_series" ADD CONSTRAINT "catalogue_series_indicator" FOREIGN KEY ("edition_id","code") REFERENCES "public"."catalogue_indicator"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_choice" ADD CONSTRAINT "area_choice_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_choice" ADD CONSTRAINT "area_choice_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formula" ADD CONSTRAINT "formula_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formula" ADD CONSTRAINT "formula_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formula_part" ADD CONSTRAINT "formula_part_formula" FOREIGN KEY ("partnership_id","formula_id") REFERENCES "public"."formula"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formula_part" ADD CONSTRAINT "formula_part_indicator" FOREIGN KEY ("partnership_id","indicator_id") REFERENCES "public"."indicator"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_partnership_id_partnership_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_recorded_by" FOREIGN KEY ("partnership_id","recorded_by") REFERENCES "public"."member"("partnership_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_newest" ON "edition" USING btree ("collection_id","loaded_at");--> statement-breakpoint
CREATE INDEX "area_choice_by_partnership" ON "area_choice" USING btree ("partnership_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "formula_open" ON "formula" USING btree ("partnership_id","indicator_id") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "formula_part_by_indicator" ON "formula_part" USING btree ("partnership_id","indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mapping_of_header" ON "import_mapping" USING btree ("partnership_id","fingerprint");--> statement-breakpoint
CREATE TRIGGER "formula_append_only" BEFORE UPDATE ON "formula" FOR EACH ROW
  WHEN (OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_at')
  EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "exception" ADD COLUMN "same_words" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "no_effect" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exception" ADD COLUMN "no_reason" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "weekly_mail" boolean DEFAULT true NOT NULL;
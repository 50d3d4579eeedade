-- Values, baselines, targets and rules are appended, never changed: all that may be written to a row of them later is
-- the moment at which another took its place. Held here, below every query that is or will be written.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are appended, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "measurement_append_only" BEFORE UPDATE ON "measurement" FOR EACH ROW
  WHEN (OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_at')
  EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "baseline_append_only" BEFORE UPDATE ON "baseline" FOR EACH ROW
  WHEN (OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_at')
  EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "target_append_only" BEFORE UPDATE ON "target" FOR EACH ROW
  WHEN (OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_at')
  EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "rag_rule_append_only" BEFORE UPDATE ON "rag_rule" FOR EACH ROW
  WHEN (OLD.superseded_at IS NOT NULL OR to_jsonb(OLD) - 'superseded_at' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_at')
  EXECUTE FUNCTION "refuse_change"();

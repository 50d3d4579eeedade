CREATE INDEX "audit_entry_by_action" ON "audit_entry" USING btree ("partnership_id","action","at","id");--> statement-breakpoint
-- Sessions are looked up by the hash of their token from here on: those that are open stay open.
UPDATE "session" SET "token" = encode(sha256(convert_to("token", 'UTF8')), 'hex');

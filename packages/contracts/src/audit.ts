import { z } from 'zod'
import { Day, Id } from './id.ts'
import { MemberView } from './partnership.ts'

export const AuditEntryView = z
  .object({
    id: Id,
    at: z.iso.datetime(),
    by: MemberView.nullable(),
    action: z.string(),
    objectKind: z.string(),
    objectId: Id,
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntryView = z.infer<typeof AuditEntryView>

export const AuditView = z
  .object({
    entries: z.array(AuditEntryView),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Send it as `after` for the entries before these; null at the end' }),
  })
  .meta({ id: 'Audit' })
export type AuditView = z.infer<typeof AuditView>

export const AuditFilter = z.object({
  object: Id.optional(),
  member: Id.optional(),
  action: z
    .string()
    .max(60, { error: 'Choose one of the actions, such as plan.edit.' })
    .regex(/^[a-z-]+(?:\.[a-z-]+)?$/, { error: 'Choose one of the actions, such as plan.edit.' })
    .optional()
    .meta({ description: 'One action, or the first word of several: "account" for all about signing in' }),
  from: Day.optional(),
  to: Day.optional().meta({ description: 'The last day, included' }),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditPage = AuditFilter.extend({
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditPage = z.infer<typeof AuditPage>

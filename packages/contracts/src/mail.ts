import { mailKinds } from '@ttc/domain/mail'
import { z } from 'zod'
import { Id } from './id.ts'

const MailView = z
  .object({
    id: Id,
    to: z.string(),
    subject: z.string(),
    kind: z.enum(mailKinds),
    state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']),
    attempts: z.int(),
    error: z.string().nullable().meta({ description: 'The mail server’s code, where sending failed' }),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Mail' })

export const MailListView = z
  .object({
    delivery: z.enum(['smtp', 'kept']).meta({ description: 'kept: no mail server is set, nothing leaves' }),
    mails: z.array(MailView),
    next: Id.nullable().meta({ description: 'Send it as `after` for the mails before these; null at the end' }),
  })
  .meta({ id: 'MailList' })
export type MailListView = z.infer<typeof MailListView>

/** Which mails are looked for: by a part of the address or the subject, and by what they are about. */
export const MailFilter = z.object({
  search: z
    .string()
    .trim()
    .max(200, { error: 'Shorten what you look for to 200 characters or fewer.' })
    .refine((text) => !text.includes('\0'), { error: 'Remove control characters from what you look for.' })
    .optional(),
  kind: z.enum(mailKinds, { error: 'Choose a kind of mail.' }).optional(),
})
export type MailFilter = z.infer<typeof MailFilter>
export const MailPage = MailFilter.extend({
  after: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The words of a mail that was kept, for an administrator to hand on. Reading them is recorded. */
export const KeptMailView = MailView.extend({ text: z.string() }).meta({ id: 'KeptMail' })
export type KeptMailView = z.infer<typeof KeptMailView>

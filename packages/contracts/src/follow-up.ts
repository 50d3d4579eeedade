import { z } from 'zod'
import { Day, Id } from './id.ts'
import { MemberView } from './partnership.ts'

const Email = z
  .email({ error: 'Enter an e-mail address, such as name@example.org.' })
  .max(254, { error: 'Enter an e-mail address of 254 characters or fewer.' })
  .transform((text) => text.toLowerCase())
const Key = z.string().min(1).max(500)

/** Sends the note to everybody who promised something and has not had it; with addresses for those without an account. */
export const SendFollowUp = z
  .object({
    id: Id,
    addresses: z
      .array(
        z.object({
          key: Key.meta({ description: 'Of the person, as the preview gives it' }),
          email: Email.nullable().meta({ description: 'Null where none was typed: they are told by hand' }),
        }),
      )
      .max(200, { error: 'Send 200 addresses at most.' })
      .default([]),
  })
  .meta({ id: 'SendFollowUp' })
export type SendFollowUp = z.infer<typeof SendFollowUp>

export const SentFollowUpView = z
  .object({
    id: Id,
    sent: z.int(),
    had: z.array(z.string()).meta({ description: 'Who had it already' }),
    byHand: z.array(z.string()).meta({ description: 'Who has no address and is to be told by hand' }),
  })
  .meta({ id: 'SentFollowUp' })
export type SentFollowUpView = z.infer<typeof SentFollowUpView>

const Mailed = z.object({
  at: z.iso.datetime(),
  by: MemberView.nullable(),
  mail: z
    .object({ state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']), error: z.string().nullable() })
    .nullable()
    .meta({ description: 'Null where it was mailed too long ago' }),
})

export const FollowUpView = z
  .object({
    meetingId: Id,
    closed: z.boolean().meta({ description: 'Only then can it be sent' }),
    noteOn: Day.nullable().meta({ description: 'The day the round says, where there is one' }),
    nudgeOn: Day,
    subject: z.string(),
    people: z
      .array(
        z.object({
          key: z.string(),
          name: z.string(),
          agency: z.string(),
          hasAccount: z.boolean().meta({
            description: 'They are mailed at its address; false: at an address that is typed, else told by hand',
          }),
          promises: z.int(),
          text: z.string().meta({ description: 'The words of their mail' }),
          note: Mailed.nullable(),
          nudge: Mailed.nullable(),
        }),
      )
      .meta({ description: 'By name; at most 400' }),
    nobody: z.int().meta({ description: 'Promises that name nobody, so that nobody is told' }),
  })
  .meta({ id: 'FollowUp' })
export type FollowUpView = z.infer<typeof FollowUpView>

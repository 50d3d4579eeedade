import { cannotGiveReasons, LINK_NOTE_MOST, linkAnswerStates, linkStates } from '@ttc/domain/link'
import { z } from 'zod'
import { ScaleView } from './figure.ts'
import { Day, Id, line, prose, quantity, Version } from './id.ts'
import { ValueStatusView, WarningView } from './measurement.ts'
import { AllowedView, MemberView } from './partnership.ts'
import { PeriodDays, PeriodView } from './period.ts'

export const GuestEmail = z
  .email({ error: 'Enter an e-mail address, such as name@example.org.' })
  .max(254, { error: 'Enter an e-mail address of 254 characters or fewer.' })
  .transform((text) => text.toLowerCase())

/** One person is asked for the value of one series for one period. With an address the link is mailed there as well. */
export const MakeLink = z
  .object({
    id: Id,
    seriesId: Id,
    period: PeriodDays,
    forName: line('who is asked', 120),
    agency: line('their agency', 120),
    forEmail: GuestEmail.nullable().default(null),
    expiresOn: Day,
  })
  .meta({ id: 'MakeLink' })
export type MakeLink = z.infer<typeof MakeLink>

/** The same request under a new key: the old one stops working. */
export const SendLinkAgain = z
  .object({ id: Id, version: Version, forEmail: GuestEmail.nullable().default(null), expiresOn: Day })
  .meta({ id: 'SendLinkAgain' })
export type SendLinkAgain = z.infer<typeof SendLinkAgain>

export const WithdrawLink = z.object({ version: Version }).meta({ id: 'WithdrawLink' })
export type WithdrawLink = z.infer<typeof WithdrawLink>

export const MadeLinkView = z
  .object({
    id: Id,
    version: z.int(),
    address: z
      .string()
      .nullable()
      .meta({ description: 'To hand on. Shown once and kept nowhere: null where the request is repeated' }),
  })
  .meta({ id: 'MadeLink' })
export type MadeLinkView = z.infer<typeof MadeLinkView>

/** Takes what was brought in as the period's value. `basedOnRevision` is what stood when it was looked at, 0 for none. */
export const AcceptAnswer = z
  .object({ answerId: Id, basedOnRevision: z.int().min(0), accepted: z.array(z.string()).max(20).default([]) })
  .meta({ id: 'AcceptAnswer' })
export type AcceptAnswer = z.infer<typeof AcceptAnswer>

export const RefuseAnswer = z
  .object({ answerId: Id, reason: line('why it is refused', 300) })
  .meta({ id: 'RefuseAnswer' })
export type RefuseAnswer = z.infer<typeof RefuseAnswer>

const Standing = z.object({ value: z.number().nullable(), status: ValueStatusView, revision: z.int() })

const AnswerView = z.object({
  id: Id,
  state: z.enum(linkAnswerStates),
  value: z.number().nullable(),
  hidden: z.boolean().meta({ description: 'There is a number that may not be shown: it is small, or tells one' }),
  reason: z.enum(cannotGiveReasons).nullable(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
  decidedBy: MemberView.nullable(),
  refusal: z.string().nullable(),
})

export const LinkView = z
  .object({
    id: Id,
    version: z.int(),
    state: z.enum(linkStates),
    open: z.boolean().meta({ description: 'It works today' }),
    placementId: Id,
    indicator: z.object({ id: Id, name: z.string() }),
    group: z.string().nullable().meta({ description: 'The group of children; null for all' }),
    scale: ScaleView,
    period: PeriodView,
    forName: z.string(),
    agency: z.string(),
    forEmail: z.string().nullable(),
    expiresOn: Day,
    madeAt: z.iso.datetime(),
    madeBy: MemberView,
    mail: z
      .object({
        state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']),
        error: z.string().nullable().meta({ description: 'The mail server’s code, where it could not be delivered' }),
      })
      .nullable()
      .meta({ description: 'Null where it was not mailed, or too long ago' }),
    openedAt: z.iso.datetime().nullable(),
    answer: AnswerView.nullable().meta({ description: 'The last one' }),
    standing: Standing.nullable().meta({ description: 'What is recorded for the period now' }),
    warnings: z.array(WarningView).meta({ description: 'What looks wrong with an answer that waits' }),
  })
  .meta({ id: 'Link' })
export type LinkView = z.infer<typeof LinkView>

export const LinkListView = z
  .object({
    priority: z.object({ id: Id, planId: Id, name: z.string() }),
    allowed: AllowedView,
    links: z
      .array(LinkView)
      .meta({ description: 'Those that wait for acceptance first, then newest first; 200 at most' }),
    more: z.boolean().meta({ description: 'There are older ones' }),
    asOf: Day,
  })
  .meta({ id: 'LinkList' })
export type LinkListView = z.infer<typeof LinkListView>

/** 256 random bits; whatever else is sent is answered like a link that is over. */
export const LinkKey = z.string({ error: 'Open the link from the mail again.' }).min(1).max(200)

export const OpenLink = z.object({ key: LinkKey }).meta({ id: 'OpenLink' })
export type OpenLink = z.infer<typeof OpenLink>

/**
 * What a link brings: a number, or its two parts, or a reason why there is none. `replaces` is the answer that was on
 * the screen. A number that looks wrong is answered 422 with the warnings until `accepted` names each of their codes.
 */
export const GiveAnswer = z
  .object({
    key: LinkKey,
    id: Id,
    replaces: Id.nullable().default(null),
    value: quantity('the number').nullable().default(null),
    numerator: quantity('the first number').min(0, { error: 'It cannot be below 0.' }).nullable().default(null),
    denominator: quantity('the second number')
      .positive({ error: 'It must be above 0. If there were no children, say so under “I cannot give this number”.' })
      .nullable()
      .default(null),
    reason: z.enum(cannotGiveReasons, { error: 'Choose why you cannot give it.' }).nullable().default(null),
    note: prose('the note', LINK_NOTE_MOST).nullable().default(null),
    accepted: z.array(z.string()).max(20).default([]),
  })
  .superRefine(({ value, numerator, denominator, reason, note }, context) => {
    const add = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const parts = [numerator, denominator].filter((one) => one !== null).length
    if (reason === null && value === null && parts === 0)
      add('value', 'Enter the number, or say why you cannot give it.')
    if (reason === null && parts === 1)
      add(numerator === null ? 'numerator' : 'denominator', 'Enter this number as well.')
    if (reason !== null && (value !== null || parts > 0))
      add('reason', 'Send the number, or the reason why there is none, but not both.')
    if (reason === 'other' && (note ?? '') === '') add('note', 'Say in a few words why you cannot give it.')
  })
  .meta({ id: 'GiveAnswer' })
export type GiveAnswer = z.infer<typeof GiveAnswer>

/** All that somebody without an account is told: what is asked, the last values that may be shown, and their own answer. */
export const AskedView = z
  .object({
    kind: z.literal('value'),
    partnership: z.object({ name: z.string(), notice: z.string().nullable() }),
    plan: z.string(),
    forName: z.string(),
    agency: z.string(),
    askedBy: z.object({ name: z.string(), agency: z.string() }),
    indicator: z.object({ name: z.string(), definition: z.string(), group: z.string().nullable() }),
    scale: ScaleView,
    period: PeriodView,
    last: z
      .array(z.object({ period: PeriodView, value: z.number().nullable(), status: ValueStatusView }))
      .meta({ description: 'At most eight values before the period, oldest first' }),
    standing: z
      .object({ value: z.number().nullable(), status: ValueStatusView })
      .nullable()
      .meta({ description: 'What somebody else recorded for the period' }),
    hideUpTo: z.number().nullable().meta({ description: 'Numbers of children up to this are hidden from others' }),
    waits: z.boolean().meta({ description: 'A number waits until it is accepted' }),
    expiresOn: Day,
    canAnswer: z
      .boolean()
      .meta({ description: 'Nothing was accepted yet, so that an answer can be given or corrected' }),
    answer: z
      .object({
        id: Id,
        state: z.enum(linkAnswerStates),
        value: z.number().nullable(),
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
        reason: z.enum(cannotGiveReasons).nullable(),
        note: z.string().nullable(),
        at: z.iso.datetime(),
        refusal: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'The last thing that was sent through this link' }),
  })
  .meta({ id: 'Asked' })
export type AskedView = z.infer<typeof AskedView>

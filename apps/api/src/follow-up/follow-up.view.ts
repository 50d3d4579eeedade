import type { FollowUpView } from '@ttc/contracts/follow-up'
import type { IsoDate } from '@ttc/domain/day'
import { nudgeDayOf, type Promiser } from '@ttc/domain/follow-up'
import type { listMailStates } from '../mail/mail.queries.ts'
import type { PromiseRow } from '../promise/promise.queries.ts'
import type { FollowedMeeting, FollowUpRow } from './follow-up.queries.ts'
import { followUpParts, subjectOf } from './follow-up-letter.ts'

type Parts = Readonly<{
  followed: FollowedMeeting
  people: readonly Promiser<PromiseRow>[]
  nobody: number
  sent: readonly FollowUpRow[]
  addresses: ReadonlyMap<string, string>
  mails: Awaited<ReturnType<typeof listMailStates>>
  publicUrl: string
  today: IsoDate
}>

type Person = FollowUpView['people'][number]

/** What is sent after a meeting and to whom, in the words in which it goes out. */
export function followUpView(parts: Parts): FollowUpView {
  const { followed, people, nobody } = parts
  const { meeting, noteOn, nudgeOn } = followed
  return {
    meetingId: meeting.id,
    closed: meeting.state === 'closed',
    noteOn,
    nudgeOn: nudgeDayOf(meeting.meetsOn, nudgeOn),
    subject: subjectOf({ ...followed, kind: 'note' }),
    people: people.map((who) => personView(who, parts)),
    nobody,
  }
}

function personView(who: Promiser<PromiseRow>, { followed, sent, addresses, mails, publicUrl, today }: Parts): Person {
  const hasAccount = who.memberId !== null && addresses.has(who.memberId)
  const { paragraphs } = followUpParts({
    ...followed,
    kind: 'note',
    publicUrl,
    promises: who.promises,
    hasAccount,
    today,
  })
  const mailed = (kind: 'note' | 'nudge'): Person['note'] => {
    const found = sent.find(({ row }) => row.kind === kind && row.person === who.key)
    if (found === undefined) return null
    const { row, by } = found
    return { at: row.recordedAt.toISOString(), by, mail: mails.get(row.mailId) ?? null }
  }
  return {
    key: who.key,
    name: who.name,
    agency: who.agency,
    hasAccount,
    promises: who.promises.length,
    text: paragraphs.join('\n\n'),
    note: mailed('note'),
    nudge: mailed('nudge'),
  }
}

import { useSuspenseQuery } from '@tanstack/react-query'
import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetView } from '@ttc/contracts/recovery-sheet'
import type { Scale } from '@ttc/domain/indicator'
import { describeDay } from '@ttc/domain/period/label'
import { describePromised, describeSheetReason, describeSlips } from '@ttc/domain/recovery-sheet.words'
import { Details } from '../design/Details.tsx'
import { Section } from '../design/Page.tsx'
import { sheetListQuery } from './recovery-sheet.api.ts'
import { SheetAnswers } from './SheetAnswers.tsx'
import { eventWords, stateWords } from './sheet-words.ts'

type SheetHistoryProps = {
  at: Readonly<{ partnership: string; placement: string }>
  present: SheetView | null
  members: readonly MemberView[]
  scale: Scale | null
}

/** What happened to the present sheet and to earlier ones, and what came of the days they gave. */
export function SheetHistory({ at, present, members, scale }: SheetHistoryProps) {
  const { sheets, slips, record } = useSuspenseQuery(sheetListQuery(at)).data
  const earlier = sheets.filter(({ id }) => id !== present?.id)
  const known = record.filter(({ result }) => result !== 'open')
  if (sheets.length === 0) return null
  return (
    <Section title="What happened, who and when" id="earlier">
      {present !== null && <SheetEvents sheet={present} />}
      {slips > 0 && <p>{describeSlips(slips)}</p>}
      {scale !== null && known.length > 0 && (
        <ul>
          {known.map((one) => (
            <li key={`${one.to} ${one.on}`}>{describePromised(one, scale)}.</li>
          ))}
        </ul>
      )}
      {earlier.length === 0 && <p className="ttc-muted">This is the first sheet about this indicator.</p>}
      {earlier.map((sheet) => (
        <Details key={sheet.id} summary={`Owed since ${describeDay(sheet.owedOn)}: ${stateWords(sheet)}`}>
          <p>Owed because {describeSheetReason(sheet.because)}.</p>
          {sheet.content !== null && <SheetAnswers content={sheet.content} members={members} />}
          <SheetEvents sheet={sheet} />
        </Details>
      ))}
    </Section>
  )
}

/** Each with who and when. */
function SheetEvents({ sheet }: { sheet: SheetView }) {
  return (
    <ol className="ttc-recovery__events" aria-label="What happened">
      {sheet.events.map((event) => (
        <li key={`${event.what} ${event.at}`}>
          {eventWords(event)}
          {event.note !== '' && <q>{event.note}</q>}
        </li>
      ))}
    </ol>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { SheetPageView, SheetView } from '@ttc/contracts/recovery-sheet'
import { describeDay } from '@ttc/domain/period/label'
import { describeSheetReason } from '@ttc/domain/recovery-sheet.words'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Columns, Page } from '../design/Page.tsx'
import { placementAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { RequestPart } from './RequestPart.tsx'
import { sheetPageQuery } from './recovery-sheet.api.ts'
import { SheetAnswers } from './SheetAnswers.tsx'
import { SheetForm } from './SheetForm.tsx'
import { SheetHistory } from './SheetHistory.tsx'
import { SheetSide } from './SheetSide.tsx'
import { stateWords } from './sheet-words.ts'
import './recovery-sheet.scss'

/** What an owner owes of an indicator off its path: four answers beside the curve, and what directors say to them. */
export function RecoverySheetPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/recovery-sheet' })
  const page = useSuspenseQuery(sheetPageQuery(at)).data
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const [done, setDone] = useState<string | null>(null)
  const [missed, setMissed] = useState<string | null>(null)
  const back = placementAddress(at, at.placement)
  const { sheet, indicator } = page
  const [days, setDays] = useState(daysOf(sheet))
  const isWritten = sheet !== null && isToWrite(sheet) && page.mayWrite
  return (
    <>
      <BackLink href={back}>{indicator.name}</BackLink>
      <Page
        title={indicator.name}
        tab={`Recovery sheet: ${indicator.name}`}
        caption={captionOf(sheet)}
        meta={ownerOf(page)}
      >
        {done !== null && <SuccessNotice title={done} />}
        {missed !== null && (
          <Notice tone="warning" title="Yours was not stored">
            <p>{missed}</p>
          </Notice>
        )}
        <Columns
          sideLabel="What it answers"
          side={<SheetSide page={page} days={isWritten ? days : daysOf(sheet)} />}
          head={<Intro page={page} />}
        >
          {sheet === null && (
            <EmptyState title="No recovery sheet is owed">
              <p>One is owed when this indicator turns red or amber, is forecast to, or is asked for.</p>
            </EmptyState>
          )}
          {sheet !== null && isWritten && (
            <SheetForm
              key={sheet.id}
              at={at}
              page={page}
              sheet={sheet}
              back={back}
              onDays={setDays}
              onSent={() => setDone('The recovery sheet is sent')}
            />
          )}
          {sheet !== null && !isWritten && <Reading page={page} sheet={sheet} members={members} />}
          {sheet?.state === 'submitted' && page.mayDecide && (
            <DecisionForm
              key={sheet.version}
              at={at}
              sheet={sheet}
              today={page.asOf}
              daysToAnswer={page.daysToAnswer}
              onDecided={setDone}
              onMissed={setMissed}
            />
          )}
          <RequestPart at={at} page={page} onAsked={setDone} />
          <SheetHistory at={at} present={sheet} members={members} scale={page.curve?.scale ?? null} />
        </Columns>
      </Page>
    </>
  )
}

const isToWrite = ({ state }: SheetView) => state === 'owed' || state === 'overdue' || state === 'returned'

function daysOf(sheet: SheetView | null) {
  return {
    backToAmberOn: sheet?.content?.backToAmberOn ?? null,
    backToGreenOn: sheet?.content?.backToGreenOn ?? null,
  }
}

function captionOf(sheet: SheetView | null): string {
  if (sheet === null) return 'Recovery sheet'
  const parts = ['Recovery sheet', stateWords(sheet)]
  return (isToWrite(sheet) ? [...parts, 'four questions, about ten minutes'] : parts).join(' · ')
}

function ownerOf({ owner, priority }: SheetPageView): string {
  const whose = owner === null ? 'Nobody owns it' : `Owner: ${owner.name}, ${owner.agency}`
  return `${whose} · ${priority.name}`
}

/** Why it is owed, what was asked with it, and what to know before reading or writing it. */
function Intro({ page }: { page: SheetPageView }) {
  const { sheet, owner, ownerLeft, mayWrite } = page
  if (sheet === null) return null
  const asked = sheet.events.findLast(({ what, note }) => note !== '' && (what === 'returned' || what === 'owed'))
  const whose = owner === null ? 'Nobody owns this indicator' : ownerLeft ? `Its owner, ${owner.name}, has left` : null
  return (
    <>
      <p className="ttc-recovery__intro">
        Owed because {describeSheetReason(sheet.because)}.{' '}
        {isToWrite(sheet) && mayWrite
          ? 'We filled in what we know from the numbers, your actions and your last words. Change what is wrong; leave the rest.'
          : ''}
      </p>
      {whose !== null && isToWrite(sheet) && (
        <Notice tone="warning" title={whose}>
          <p>The priority’s lead or the plan coordinator can write the sheet, or give the indicator another owner.</p>
        </Notice>
      )}
      {asked !== undefined && isToWrite(sheet) && (
        <Notice tone="advice" title={`${asked.by?.name ?? 'A director'} asks, ${describeDay(asked.on)}`}>
          <p>{asked.note}</p>
        </Notice>
      )}
      {sheet.revised && (
        <Notice tone="warning" title="The value this sheet answers was revised after it was accepted">
          <p>Read it beside the numbers as they are now. A director can ask for another sheet.</p>
        </Notice>
      )}
    </>
  )
}

type ReadingProps = { page: SheetPageView; sheet: SheetView; members: Parameters<typeof SheetAnswers>[0]['members'] }

function Reading({ page, sheet, members }: ReadingProps) {
  if (sheet.content === null || (isToWrite(sheet) && sheet.state !== 'returned'))
    return (
      <EmptyState title={sheet.state === 'lapsed' ? 'This sheet lapsed before it was answered' : 'Not answered yet'}>
        <p>
          {sheet.state === 'lapsed'
            ? 'The indicator is no longer red or amber.'
            : `${page.owner?.name ?? 'The priority’s lead'} owes the answers by ${describeDay(sheet.dueOn)}.`}
        </p>
      </EmptyState>
    )
  return <SheetAnswers content={sheet.content} members={members} />
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { OwnOwedView } from '@ttc/contracts/round'
import { describeOwed } from '@ttc/domain/round.words'
import { useEffect } from 'react'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { PanelQuestions } from '../panel/PanelQuestions.tsx'
import { CalendarPanel } from './CalendarPanel.tsx'
import { NotAsked } from './NotAsked.tsx'
import { OwedPromises } from './OwedPromises.tsx'
import { OwedTable } from './OwedTable.tsx'
import { RoundDays } from './RoundDays.tsx'
import { ownOwedQuery, sayOpened } from './round.api.ts'
import './round.scss'

/** What one owes oneself in every open round, each a click from where it is given; and one's calendar. */
export function OwnOwedPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/owed' })
  const owed = useSuspenseQuery(ownOwedQuery(partnership)).data
  useOpened(partnership, owed)
  return (
    <Page title="What you owe" caption={stateOf(owed)} actions={<PrintButton />}>
      {owed.rounds.length + owed.promises.length + owed.questions.length === 0 && (
        <EmptyState title="You owe nothing now">
          <p>
            When a round opens, what you are asked for stands here: the values that are due, the report cards of
            priorities you lead, and recovery sheets; and what you promise in a challenge meeting.
          </p>
        </EmptyState>
      )}
      {owed.rounds.map((one) => (
        <OneRound key={one.round.id} partnership={partnership} one={one} asOf={owed.asOf} />
      ))}
      {owed.questions.length > 0 && (
        <Section title="What young people ask you" id="panel">
          <PanelQuestions partnership={partnership} questions={owed.questions} hasMeeting />
        </Section>
      )}
      {owed.promises.length > 0 && (
        <Section title="What you promised" id="promises">
          <OwedPromises partnership={partnership} promises={owed.promises} asOf={owed.asOf} />
        </Section>
      )}
      <CalendarPanel partnership={partnership} />
    </Page>
  )
}

function stateOf({ rounds, promises, questions }: OwnOwedView): string {
  const rows = rounds.flatMap((one) => one.rows).filter(({ state }) => state !== 'answered')
  const open = [
    ...rows,
    ...promises.map(() => ({ kind: 'promise' as const })),
    ...questions.map(() => ({ kind: 'answer' as const })),
  ]
  if (open.length > 0) return `Still open: ${describeOwed(open)}`
  return rounds.length === 0 ? 'No open round asks anything of you' : 'All that was asked of you is answered'
}

type OneRoundProps = { partnership: string; one: OwnOwedView['rounds'][number]; asOf: string }

function OneRound({ partnership, one: { round, plan, rows, notAsked }, asOf }: OneRoundProps) {
  const at = { partnership, plan: plan.id }
  return (
    <Section title={`${round.name}: ${plan.name}`}>
      {plan.marking !== 'none' && <p className="ttc-marking">{plan.marking}</p>}
      <RoundDays round={round} asOf={asOf} />
      {rows.length === 0 ? (
        <p>You are asked for nothing in this round.</p>
      ) : (
        <OwedTable caption={`What you owe in ${round.name}`} at={at} rows={rows} />
      )}
      <NotAsked at={at} rows={notAsked} />
    </Section>
  )
}

/** Tells the coordinator, once, that the page was opened. Where that does not arrive, the next visit does it. */
function useOpened(partnership: string, { rounds }: OwnOwedView): void {
  const fresh = rounds.filter(({ openedAt, rows }) => openedAt === null && rows.length > 0).map(({ round }) => round.id)
  const key = fresh.join(' ')
  useEffect(() => {
    if (key !== '') sayOpened(partnership, { roundIds: key.split(' ') }).catch(() => undefined)
  }, [partnership, key])
}

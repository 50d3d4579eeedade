import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RoundListView, RoundView } from '@ttc/contracts/round'
import { isRunning } from '@ttc/domain/round'
import { describeProposal, describeRoundState } from '@ttc/domain/round.words'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import {
  type InPlan,
  newRoundAddress,
  ownOwedAddress,
  planAddress,
  roundAddress,
  whoOwesAddress,
} from '../http/address.ts'
import { RoundDays } from './RoundDays.tsx'
import { roundsQuery } from './round.api.ts'
import './round.scss'

/** The rounds of a plan: the one that is open or next with its days, the next one proposed, and all there have been. */
export function RoundsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/rounds' })
  const list = useSuspenseQuery(roundsQuery(at)).data
  const mayRun = list.allowed.includes('round.run')
  const current = list.rounds.find(({ state }) => isRunning(state))
  const planned = list.rounds.filter(({ state }) => state === 'planned').at(-1)
  const shown = current ?? planned
  return (
    <>
      <BackLink href={planAddress(at)}>{list.plan.name}</BackLink>
      <Page
        title="Rounds"
        caption={list.plan.name}
        actions={mayRun && <ButtonLink href={newRoundAddress(at)}>Plan the next round</ButtonLink>}
      >
        {shown === undefined ? (
          <EmptyState title={list.rounds.length === 0 ? 'No round yet' : 'No round is open or planned'}>
            <p>
              A round is a quarter’s collection of numbers and report cards, from opening to the follow-up after the
              meeting.
            </p>
            {mayRun && <p>{describeProposal(list.proposed)}</p>}
          </EmptyState>
        ) : (
          <Section title={`${shown.name}: ${describeRoundState(shown.state).toLowerCase()}`}>
            <RoundDays round={shown} asOf={list.asOf} />
            <p>
              {mayRun && (
                <>
                  <a href={whoOwesAddress(at, shown.id)}>Who owes what</a> ·{' '}
                </>
              )}
              <a href={ownOwedAddress(at.partnership)}>What you owe</a>
            </p>
          </Section>
        )}
        {list.rounds.length > 0 && (
          <Section title="All rounds">
            <AllRounds at={at} list={list} mayRun={mayRun} />
          </Section>
        )}
      </Page>
    </>
  )
}

function AllRounds({ at, list, mayRun }: { at: InPlan; list: RoundListView; mayRun: boolean }) {
  return (
    <Table
      caption="Rounds, the latest meeting first"
      captionHidden
      narrow="blocks"
      rows={list.rounds}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Round',
          rowHeader: true,
          cell: ({ id, name }) => (mayRun ? <a href={whoOwesAddress(at, id)}>{name}</a> : name),
        },
        { key: 'state', header: 'State', cell: (round) => <State round={round} /> },
        { key: 'opens', header: 'Opens', cell: ({ opensOn }) => <Day date={opensOn} short /> },
        { key: 'numbers', header: 'Numbers due', cell: ({ numbersDueOn }) => <Day date={numbersDueOn} short /> },
        { key: 'cards', header: 'Cards due', cell: ({ cardsDueOn }) => <Day date={cardsDueOn} short /> },
        { key: 'meets', header: 'Meeting', cell: ({ meetsOn }) => <Day date={meetsOn} short /> },
        ...(mayRun
          ? [
              {
                key: 'edit',
                header: 'Change',
                cell: ({ id, name, state }: RoundView) =>
                  state === 'closed' ? (
                    '–'
                  ) : (
                    <a href={roundAddress(at, id)}>
                      Change<span className="govuk-visually-hidden"> {name}</span>
                    </a>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function State({ round: { state, openedAt, closedAt } }: { round: RoundView }) {
  const at = closedAt ?? openedAt
  return (
    <>
      {describeRoundState(state)}
      {at !== null && (
        <small>
          since <Day date={at} short />
        </small>
      )}
    </>
  )
}

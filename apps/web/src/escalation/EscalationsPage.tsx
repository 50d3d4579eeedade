import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { EscalationRegisterView } from '@ttc/contracts/escalation'
import { escalationStates, escalationSteps } from '@ttc/domain/escalation'
import { describeStep } from '@ttc/domain/escalation.words'
import { BackLink } from '../design/BackLink.tsx'
import { CountLinks } from '../design/CountLinks.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { escalationRuleAddress, escalationsAddress, exceptionsAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { EscalationTable } from './EscalationTable.tsx'
import { type EscalationSearch, escalationsFile, escalationsQuery } from './escalation.api.ts'
import { escalationSearch } from './escalation-search.ts'
import './escalation.scss'

const STATES = { open: 'open', decided: 'decided', answered: 'answered by a sheet', lapsed: 'not needed any more' }
const NOTHING = {
  open: 'Nothing waits for a decision or a sheet',
  decided: 'Nothing has been decided yet',
  answered: 'No sheet has answered one yet',
  lapsed: 'None has lapsed',
  all: 'Nothing has been carried up yet',
}

/** The register: what stayed red and was carried up, why, since when, and what was decided. */
export function EscalationsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/escalations' })
  const wanted = escalationSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery(escalationsQuery(partnership, wanted))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const first = list.data?.pages[0]
  const escalations = list.data?.pages.flatMap((page) => page.escalations) ?? []
  return (
    <>
      <BackLink href={exceptionsAddress(partnership)}>Red and amber</BackLink>
      <Page
        title="Escalations"
        caption="In every plan you may see"
        actions={
          <>
            <a href={escalationRuleAddress(partnership)}>When something is carried up</a>
            <a href={escalationsFile(partnership, wanted)} download>
              CSV
            </a>
          </>
        }
      >
        <p>
          What stays red is carried up step by step: its owner owes a recovery sheet, a director is told when a
          back-to-green day was missed, and the board decides what becomes of it. A step ends with a decision, or by
          itself when the indicator is neither red nor amber any more.
        </p>
        {first === undefined ? (
          <Loading label="Loading the escalations" />
        ) : (
          <>
            <Counts partnership={partnership} counts={first.counts} wanted={wanted} />
            {escalations.length === 0 ? (
              <EmptyState title={NOTHING[wanted.state ?? 'open']}>
                <p>Steps are reached when a round closes, or on the day after a back-to-green day was missed.</p>
              </EmptyState>
            ) : (
              <>
                <EscalationTable partnership={partnership} escalations={escalations} />
                <ShowMore
                  shown={escalations.length}
                  total={first.total}
                  things="escalations"
                  busy={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              </>
            )}
          </>
        )}
      </Page>
    </>
  )
}

type CountsProps = { partnership: string; wanted: EscalationSearch } & Pick<EscalationRegisterView, 'counts'>

function Counts({ partnership, counts, wanted }: CountsProps) {
  const { state = 'open', step, placement } = wanted
  const href = (over: EscalationSearch) => escalationsAddress(partnership, { ...wanted, ...over })
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return (
    <>
      <CountLinks
        label="Escalations by how they stand"
        row
        links={[
          ...escalationStates.map((one) => ({
            href: href({ state: one === 'open' ? undefined : one }),
            count: counts[one],
            label: STATES[one],
            current: state === one,
          })),
          { href: href({ state: 'all' }), count: all, label: 'in all', current: state === 'all' },
        ]}
      />
      <nav className="ttc-esc__steps" aria-label="Escalations by step">
        <a href={href({ step: undefined })} aria-current={step === undefined ? 'true' : undefined}>
          Every step
        </a>
        {escalationSteps.map((one) => (
          <a key={one} href={href({ step: one })} aria-current={step === one ? 'true' : undefined}>
            {describeStep(one)}
          </a>
        ))}
        {placement !== undefined && <a href={href({ placement: undefined })}>Show those of every indicator</a>}
      </nav>
    </>
  )
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { DetectorListView, FoundView } from '@ttc/contracts/detector'
import { type Detector, detectors, howMuch } from '@ttc/domain/detector'
import { describeDay } from '@ttc/domain/period/label'
import { BackLink } from '../design/BackLink.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page, Section } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { Table } from '../design/Table.tsx'
import { actionsAddress, detectorsAddress, exceptionsAddress, priorityAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { type DetectorSearch, detectorsQuery } from './detector.api.ts'
import { detectorSearch } from './detector-search.ts'
import { DETECTORS } from './detector-words.ts'

/** Signs in what has been written that somebody should look at: in all, and by priority; each count leads to its list. */
export function DetectorsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/detectors' })
  const wanted = detectorSearch(useSearch({ strict: false }))
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const found = useQuery(detectorsQuery(partnership, wanted))
  if (found.error) return <ProblemPage problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  const { data } = found
  return (
    <>
      <BackLink href={exceptionsAddress(partnership)}>Red and amber</BackLink>
      <Page title="What to look at" caption={captionOf(data)}>
        <p>Signs in what has been written, not verdicts: each may have a good reason. Ask before you judge.</p>
        {plans.length > 1 && <Plans partnership={partnership} plans={plans} wanted={wanted} />}
        {data === undefined ? (
          <Loading label="Loading what to look at" />
        ) : howMuch(data.total) === 0 ? (
          <EmptyState title="Nothing to look at">
            <p>
              Commentary was rewritten for every new value, every open action names what it is to change, every target
              has its reason, and no day back on path was put off.
            </p>
          </EmptyState>
        ) : (
          <Findings partnership={partnership} found={data} wanted={wanted} />
        )}
      </Page>
    </>
  )
}

function captionOf(data: DetectorListView | undefined): string {
  const whose = 'In the plans you may see'
  return data === undefined ? whose : `${whose} · as of ${describeDay(data.asOf)}`
}

type PlansProps = {
  partnership: string
  plans: readonly Readonly<{ id: string; name: string }>[]
  wanted: DetectorSearch
}

function Plans({ partnership, plans, wanted }: PlansProps) {
  const all = wanted.plan === undefined && wanted.priority === undefined
  return (
    <p className="ttc-switch">
      {all ? <b>Every plan</b> : <a href={detectorsAddress(partnership)}>Every plan</a>}
      {plans.map(({ id, name }) =>
        wanted.plan === id ? (
          <b key={id}>{name}</b>
        ) : (
          <a key={id} href={detectorsAddress(partnership, { plan: id })}>
            {name}
          </a>
        ),
      )}
    </p>
  )
}

type FindingsProps = { partnership: string; found: DetectorListView; wanted: DetectorSearch }

function Findings({ partnership, found: { total, priorities }, wanted }: FindingsProps) {
  return (
    <>
      <Section title="In all" id="all">
        <Table
          caption="What was found in all"
          captionHidden
          narrow="blocks"
          rows={detectors}
          rowKey={(detector) => detector}
          columns={[
            {
              key: 'what',
              header: 'What',
              rowHeader: true,
              width: '34%',
              cell: (detector) => DETECTORS[detector].what,
            },
            {
              key: 'count',
              header: 'How many',
              width: '14%',
              cell: (detector) => <Count {...{ partnership, detector, wanted }} found={total} of="in all" />,
            },
            { key: 'why', header: 'How it is found', cell: (detector) => DETECTORS[detector].why },
          ]}
        />
      </Section>
      <Section title="By priority" id="priorities">
        <Table
          caption="What was found by priority, the most first"
          captionHidden
          narrow="blocks"
          rows={priorities}
          rowKey={({ priority }) => priority.id}
          columns={[
            {
              key: 'priority',
              header: 'Priority',
              rowHeader: true,
              width: '34%',
              cell: ({ plan, priority }) => (
                <>
                  <a href={priorityAddress({ partnership, plan: plan.id }, priority.id)}>{priority.name}</a>
                  <small>{plan.name}</small>
                </>
              ),
            },
            ...detectors.map((detector) => ({
              key: detector,
              header: DETECTORS[detector].head,
              cell: ({ plan, priority, found }: DetectorListView['priorities'][number]) => (
                <Count
                  {...{ partnership, detector, found }}
                  wanted={{ plan: plan.id, priority: priority.id }}
                  of={`under ${priority.name}`}
                />
              ),
            })),
          ]}
        />
      </Section>
    </>
  )
}

type CountProps = { partnership: string; detector: Detector; found: FoundView; wanted: DetectorSearch; of: string }

/** A count that leads to the list it counts; none leads nowhere. */
function Count({ partnership, detector, found, wanted, of }: CountProps) {
  const count = found[detector]
  if (count === 0) return <span className="ttc-muted">0</span>
  const href =
    detector === 'no-effect'
      ? actionsAddress(partnership, { ...wanted, state: 'no-effect' })
      : exceptionsAddress(partnership, { ...wanted, part: 'all', only: detector })
  return (
    <>
      <a href={href}>
        {count}
        <span className="govuk-visually-hidden">
          {' '}
          {DETECTORS[detector].what}, {of}
        </span>
      </a>
      {detector === 'slipped' && found.slips > count && <small>{found.slips} times in all</small>}
    </>
  )
}

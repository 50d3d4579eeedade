import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RuleChangeView } from '@ttc/contracts/target'
import { describeTolerance } from '@ttc/domain/rag.words'
import { BackLink } from '../design/BackLink.tsx'
import { Day } from '../design/Day.tsx'
import { Loading } from '../design/Loading.tsx'
import { Moment } from '../design/Moment.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { Table } from '../design/Table.tsx'
import { exceptionsAddress, placementAddress } from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { ruleChangesQuery } from './target.api.ts'

/** Who changed how red, amber and green are told apart, from when, why, and what it was before. */
export function RulesPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/rules' })
  const list = useInfiniteQuery(ruleChangesQuery(partnership))
  if (list.error) return <ProblemPage problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
  const changes = list.data?.pages.flatMap((page) => page.changes) ?? []
  return (
    <>
      <BackLink href={exceptionsAddress(partnership)}>Red and amber</BackLink>
      <Page title="Changes of RAG rules" caption="How red, amber and green are told apart, newest first">
        <p>
          A period is judged by the rule in force on its last day. A rule that reaches back to periods already judged is
          marked as a correction, and both colours are kept.
        </p>
        {list.data === undefined ? (
          <Loading label="Loading the changes" />
        ) : (
          <>
            <Table
              caption="Changes of RAG rules, newest first"
              captionHidden
              narrow="blocks"
              rows={changes}
              rowKey={({ id }) => id}
              empty="No rule has been set yet: nothing is coloured."
              columns={[
                {
                  key: 'indicator',
                  header: 'Indicator',
                  rowHeader: true,
                  width: '24%',
                  cell: ({ indicator, plan, placementId }) => (
                    <>
                      <a href={placementAddress({ partnership, plan: plan.id }, placementId)}>{indicator.name}</a>
                      <small>{plan.name}</small>
                    </>
                  ),
                },
                { key: 'from', header: 'From', cell: ({ appliesFrom }) => <Day date={appliesFrom} short /> },
                { key: 'rule', header: 'Amber', width: '18%', cell: (change) => ruleWords(change, change) },
                {
                  key: 'before',
                  header: 'Before',
                  width: '18%',
                  cell: (change) => (change.before === null ? 'The first rule' : ruleWords(change.before, change)),
                },
                { key: 'reason', header: 'Reason', cell: (change) => <Reason change={change} /> },
                {
                  key: 'by',
                  header: 'By',
                  cell: ({ recordedBy, recordedAt }) => (
                    <>
                      {recordedBy ?? 'Not known'}
                      <small>
                        <Moment at={recordedAt} />
                      </small>
                    </>
                  ),
                },
              ]}
            />
            <ShowMore
              shown={changes.length}
              total={list.data.pages[0]?.total ?? 0}
              things="changes"
              busy={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </>
        )}
      </Page>
    </>
  )
}

type Rule = NonNullable<RuleChangeView['before']>

function ruleWords({ tolerance, path, amberIfImproved }: Rule, { indicator }: RuleChangeView): string {
  const steps = path === 'straight' ? 'target on a straight line' : 'target in steps'
  return [describeTolerance(tolerance, indicator.scale), steps, amberIfImproved ? 'amber if improved' : '']
    .filter((part) => part !== '')
    .join('; ')
}

function Reason({ change: { reason, correction, replaced } }: { change: RuleChangeView }) {
  return (
    <>
      {reason === '' ? <span className="ttc-muted">No reason given</span> : reason}
      {correction && <small>Correction: it reached back to periods already judged</small>}
      {replaced && <small>Replaced since by another from the same day</small>}
    </>
  )
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { ExceptionCountView, ExceptionRowView } from '@ttc/contracts/exception'
import { describeFirst } from '@ttc/domain/exception.words'
import { describeDay } from '@ttc/domain/period/label'
import { describeSince } from '@ttc/domain/rag.words'
import type { ReactNode } from 'react'
import { Button } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import {
  detectorsAddress,
  escalationsAddress,
  overridesAddress,
  placementAddress,
  rulesAddress,
} from '../http/address.ts'
import { asProblem } from '../problem/as-problem.ts'
import { ApartLists } from './ApartLists.tsx'
import { ExceptionCounts } from './ExceptionCounts.tsx'
import { ExceptionFilterForm } from './ExceptionFilterForm.tsx'
import { ExceptionList } from './ExceptionList.tsx'
import { type ExceptionSearch, exceptionCountsQuery, exceptionFile, exceptionsQuery } from './exception.api.ts'
import { exceptionSearch } from './exception-search.ts'
import './exception.scss'

const SHOWN = 25

/**
 * What is red and amber, why, who, since when and back when: worst and longest first, as the address narrows it. `views`
 * are those that the reader keeps of it; their room stands on this one.
 */
export function ExceptionsPage({ views }: { views: ReactNode }) {
  const { partnership } = useParams({ from: '/partnerships/$partnership/exceptions' })
  // What the route did not take over of an address still stands in it.
  const wanted = exceptionSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery(exceptionsQuery(partnership, wanted, SHOWN))
  const { only: _, order: __, ...narrowed } = wanted
  const counts = useQuery(exceptionCountsQuery(partnership, narrowed))
  const error = list.error ?? counts.error
  if (error) return <ProblemPage problem={asProblem(error)} onRetry={() => void list.refetch()} />
  const rows = list.data?.pages.flatMap(({ exceptions }) => exceptions) ?? []
  const asOf = list.data?.pages[0]?.asOf
  return (
    <Page
      title={counts.data === undefined ? 'Red and amber' : titleOf(counts.data)}
      tab="Red and amber"
      caption={asOf === undefined ? 'For directors' : `For directors · as of ${describeDay(asOf)}`}
      actions={
        <>
          <a href={escalationsAddress(partnership)}>Escalations</a>
          <a href={detectorsAddress(partnership)}>What to look at</a>
          <a href={overridesAddress(partnership)}>Overrides</a>
          <a href={rulesAddress(partnership)}>Rule changes</a>
          <Button look="link" onClick={() => window.print()}>
            Print
          </Button>
          <a href={exceptionFile(partnership, wanted, 'xlsx')} download>
            Download as a spreadsheet
          </a>
          <a href={exceptionFile(partnership, wanted, 'csv')} download>
            CSV
          </a>
        </>
      }
    >
      {list.data === undefined || counts.data === undefined || asOf === undefined ? (
        <Loading label="Loading what is red and amber" />
      ) : (
        <>
          {Object.keys(wanted).length === 0 && rows[0] !== undefined && (
            <LookFirst partnership={partnership} row={rows[0]} today={asOf} />
          )}
          <ExceptionCounts partnership={partnership} wanted={wanted} counts={counts.data} />
          <ExceptionFilterForm
            key={JSON.stringify(wanted)}
            partnership={partnership}
            wanted={wanted}
            agencies={counts.data.agencies}
          />
          {views}
          <ExceptionList
            partnership={partnership}
            wanted={wanted}
            rows={rows}
            today={asOf}
            total={totalOf(counts.data, wanted)}
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
          {(wanted.part ?? 'red-amber') === 'red-amber' && (
            <ApartLists partnership={partnership} wanted={narrowed} counts={counts.data} />
          )}
        </>
      )}
    </Page>
  )
}

function titleOf({ parts }: ExceptionCountView): string {
  const all = parts['red-amber']
  if (all === 0) return 'Red and amber: nothing now'
  return `Red and amber: ${all} ${all === 1 ? 'exception' : 'exceptions'}, ${parts.red} of them red`
}

/** How long the list is in all, by the count that leads to it. */
function totalOf({ parts, flags }: ExceptionCountView, { part = 'red-amber', only }: ExceptionSearch): number {
  return only === undefined ? parts[part] : flags[only]
}

function LookFirst({ partnership, row, today }: { partnership: string; row: ExceptionRowView; today: string }) {
  const { assessment, scale, kind, sheet, wordsOn, action } = row
  const first = describeFirst(
    {
      kind,
      since: assessment.since === null ? 'now' : describeSince(assessment.since.periods, scale.periodKind),
      slips: sheet?.slips ?? 0,
      sheet,
      wordsOn,
      overdueAction: isOverdue(action, today),
    },
    today,
  )
  return (
    <div className="ttc-lead">
      <p>
        <b>
          Look first at <a href={placementAddress({ partnership, plan: row.plan.id }, row.placementId)}>{row.name}</a>.
        </b>{' '}
        {first}
      </p>
    </div>
  )
}

function isOverdue(action: ExceptionRowView['action'], today: string): boolean {
  if (action === null || action.dueOn === null || action.status === 'done' || action.status === 'stopped') return false
  return action.dueOn < today
}

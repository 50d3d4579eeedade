import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { AuditFilter } from '@ttc/contracts/audit'
import { ButtonLink } from '../design/Button.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { peopleQuery } from '../member/member.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { AuditFilterForm } from './AuditFilterForm.tsx'
import { AuditTable } from './AuditTable.tsx'
import { auditFile, auditQuery } from './audit.api.ts'

/** Who did what to which object, when, before and after; the filter stands in the address. */
export function AuditPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/audit' })
  const { people } = useSuspenseQuery(peopleQuery(partnership)).data
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const filter = AuditFilter.safeParse(useSearch({ strict: false })).data ?? {}
  const trail = useInfiniteQuery(auditQuery(partnership, filter))
  if (trail.error) return <ProblemPage problem={asProblem(trail.error)} onRetry={() => void trail.refetch()} />
  const entries = trail.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Page
      title="Audit trail"
      caption="Who did what, when"
      actions={
        <ButtonLink look="secondary" href={auditFile(partnership, filter)} download>
          Download as CSV
        </ButtonLink>
      }
    >
      <AuditFilterForm key={JSON.stringify(filter)} partnership={partnership} filter={filter} people={people} />
      {trail.isPending ? (
        <Loading label="Loading the audit trail" />
      ) : (
        <>
          <AuditTable partnership={partnership} entries={entries} names={names} />
          <ShowMore
            shown={entries.length}
            total={trail.hasNextPage ? null : entries.length}
            things="entries"
            busy={trail.isFetchingNextPage}
            onMore={() => void trail.fetchNextPage()}
          />
        </>
      )}
    </Page>
  )
}

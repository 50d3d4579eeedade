import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EmptyState } from '../design/EmptyState.tsx'
import { Loading } from '../design/Loading.tsx'
import { Page, Section } from '../design/Page.tsx'
import { ProblemPage } from '../design/ProblemPage.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'
import { asProblem } from '../problem/as-problem.ts'
import { BatchList } from './BatchList.tsx'
import { ImportForm } from './ImportForm.tsx'
import { batchesQuery } from './import.api.ts'
import './import.scss'

/** A published file into chosen indicators: looked at first, stored as one batch, undone as one. */
export function ImportsPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/imports' })
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const { batches } = useSuspenseQuery(batchesQuery(partnership)).data
  const here = partnerships.find(({ id }) => id === partnership)
  const plans = here?.plans ?? []
  const mayStore = here?.allowed.includes('import.store') ?? false
  const loaded = useQueries({ queries: plans.map(({ id }) => planQuery({ partnership, plan: id })) })
  const failed = loaded.find(({ error }) => error !== null)
  if (failed) return <ProblemPage problem={asProblem(failed.error)} />
  const views = loaded.flatMap(({ data }) => (data === undefined ? [] : [data]))
  return (
    <Page title="Data" caption={mayStore ? 'Bring in a published file' : 'Published files'}>
      {plans.length === 0 && (
        <EmptyState title="There is no indicator to fill yet">
          <p>Make a plan with its indicators first.</p>
        </EmptyState>
      )}
      {mayStore && plans.length > 0 && views.length < plans.length && <Loading label="Loading the indicators" />}
      {mayStore && plans.length > 0 && views.length === plans.length && (
        <ImportForm partnership={partnership} plans={views} />
      )}
      <Section title="Files brought in" id="batches">
        <BatchList partnership={partnership} batches={batches} mayUndo={mayStore} />
      </Section>
    </Page>
  )
}

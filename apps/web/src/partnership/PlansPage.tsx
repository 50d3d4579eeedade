import { useSuspenseQuery } from '@tanstack/react-query'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { planAddress } from '../http/address.ts'
import { partnershipsQuery } from './partnership.api.ts'

/** Where there is more than one plan to go to: all of them, by partnership. */
export function PlansPage() {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  return (
    <Page title="Plans" width="question">
      {partnerships.length === 0 && (
        <EmptyState title="There is no plan yet">
          <p>Load the worked example, or bring in your own figures, with the commands of the README.</p>
        </EmptyState>
      )}
      {partnerships.map(({ id, name, area, notice, plans }) => (
        <Section key={id} title={name}>
          <p className="ttc-muted">
            {area.name}
            {notice !== null && ` · ${notice}`}
          </p>
          {plans.length === 0 && <p>No plan yet.</p>}
          <ul className="govuk-list">
            {plans.map((plan) => (
              <li key={plan.id}>
                <a href={planAddress({ partnership: id, plan: plan.id })}>
                  <b>{plan.name}</b>
                </a>
                , <Day date={plan.startsOn} /> to <Day date={plan.endsOn} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}

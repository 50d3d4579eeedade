import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { LinkListView, LinkView } from '@ttc/contracts/link'
import type { PlanPriorityView } from '@ttc/contracts/plan'
import { BackLink } from '../design/BackLink.tsx'
import { CountLinks } from '../design/CountLinks.tsx'
import { Details } from '../design/Details.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { type InPlan, linksAddress, newLinkAddress, priorityAddress } from '../http/address.ts'
import { priorityIn } from '../plan/crumbs.ts'
import { planQuery } from '../plan/plan.api.ts'
import { LinkCard } from './LinkCard.tsx'
import { linksQuery } from './link.api.ts'
import { isShown, type LinkSearch, SHOWN } from './link-search.ts'
import './link.scss'

/** Who was asked for a number of a group's indicators: what waits for a decision first, then newest first. */
export function LinksPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/links' })
  const { show = 'all', placement } = useSearch({ strict: false }) as LinkSearch
  const plan = useSuspenseQuery(planQuery(at)).data
  const list = useSuspenseQuery(linksQuery(at)).data
  const { priority } = priorityIn(plan, at.priority)
  const of = list.links.filter((one) => placement === undefined || one.placementId === placement)
  const links = of.filter((one) => isShown(one, show))
  return (
    <>
      <BackLink href={priorityAddress(at, priority.id)}>{priority.name}</BackLink>
      <Page title="Numbers asked of others" tab="Links" caption={priority.name}>
        <p className="ttc-measure">
          Each link asks one person for one number, without an account.{' '}
          {plan.linkAnswersWait
            ? 'What they give waits here until a lead accepts it.'
            : 'What they give is recorded at once; where a value stands already, it waits here.'}
        </p>
        {list.allowed.includes('link.make') && <AskFor at={at} priority={priority} />}
        {placement !== undefined && (
          <p>
            <a href={linksAddress(at, priority.id)}>Show those of every indicator</a>
          </p>
        )}
        <CountLinks
          label="Links by how they stand"
          row
          links={SHOWN.map(({ value, label }) => ({
            href: linksAddress(at, priority.id, { show: value, placement }),
            count: of.filter((one) => isShown(one, value)).length,
            label,
            current: show === value,
          }))}
        />
        <Links at={at} links={links} list={list} />
      </Page>
    </>
  )
}

type LinksProps = { at: InPlan; links: readonly LinkView[]; list: LinkListView }

function Links({ at, links, list }: LinksProps) {
  if (links.length === 0)
    return (
      <EmptyState title={list.links.length === 0 ? 'Nobody has been asked yet' : 'None of these'}>
        <p>
          Where a number lies with a school, a practice or a charity, ask for it: they need a minute and no account.
        </p>
      </EmptyState>
    )
  return (
    <Section title="Links" id="links">
      <ul className="ttc-links">
        {links.map((link) => (
          <li key={link.id}>
            <LinkCard at={at} link={link} allowed={list.allowed} today={list.asOf} />
          </li>
        ))}
      </ul>
      {list.more && <p>Older ones are not shown: at most 200 are.</p>}
    </Section>
  )
}

function AskFor({ at, priority }: { at: InPlan; priority: PlanPriorityView }) {
  if (priority.rows.length === 0) return null
  return (
    <Details summary="Ask someone for a number">
      <ul className="govuk-list">
        {priority.rows.map(({ placementId, name }) => (
          <li key={placementId}>
            <a href={newLinkAddress(at, placementId)}>{name}</a>
          </li>
        ))}
      </ul>
    </Details>
  )
}

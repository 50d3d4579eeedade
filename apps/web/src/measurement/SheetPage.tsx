import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { BackLink } from '../design/BackLink.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Details } from '../design/Details.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Notice } from '../design/Notice.tsx'
import { Page } from '../design/Page.tsx'
import { linksAddress, priorityAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { SheetForm } from './SheetForm.tsx'
import { sheetQuery } from './sheet.api.ts'

/** The latest values of all of a group's indicators at once, by keyboard alone. */
export function SheetPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/sheet' })
  const { groups } = useSearch({ strict: false }) as { groups?: string }
  const navigate = useNavigate()
  const { priority, rows, more, allowed } = useSuspenseQuery(sheetQuery(at)).data
  const address = priorityAddress(at, priority.id)
  const withGroups = groups === 'yes'
  const shown = withGroups ? rows : rows.filter(({ group }) => group === null)
  checkOffered(allowed, 'measurement.record')
  return (
    <>
      <BackLink href={address}>{priority.name}</BackLink>
      <Page title="Record the latest values" caption={priority.name}>
        {rows.length === 0 ? (
          <EmptyState title="No indicator yet">
            <p>Add an indicator to the priority first: then its values are recorded here.</p>
          </EmptyState>
        ) : (
          <>
            <p className="ttc-measure">
              Type or paste what is new. What is right is stored; what is not stays as you typed it. Give the value, or
              numerator and denominator.
              {allowed.includes('link.read') && (
                <>
                  {' '}
                  What others hold can be <a href={linksAddress(at, priority.id)}>asked of them</a>.
                </>
              )}
            </p>
            <Details summary="Keys and pasting">
              <ul className="govuk-list govuk-list--bullet">
                <li>Enter goes down a column and Shift with Enter up; Tab goes on to the next cell.</li>
                <li>The arrows go to the next cell, left and right from the end of what is typed.</li>
                <li>Escape brings back what stood in the cell before.</li>
                <li>Copy a column or a block from a spreadsheet and paste it into the first cell it belongs to.</li>
              </ul>
            </Details>
            {rows.some(({ group }) => group !== null) && (
              <Checkbox
                name="with-groups"
                label="With groups of children"
                hint="Each group stands under its indicator. What you typed for one is kept while it is not shown, and not stored."
                checked={withGroups}
                onChange={({ target }) =>
                  void navigate({ href: `${address}/sheet${target.checked ? '?groups=yes' : ''}`, replace: true })
                }
              />
            )}
            {more && (
              <Notice tone="advice">
                <p>There are more than {rows.length} rows. Record what is not here on the indicators’ own pages.</p>
              </Notice>
            )}
            <SheetForm key={priority.id} at={at} rows={shown} />
          </>
        )}
      </Page>
    </>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { BackLink } from '../design/BackLink.tsx'
import { Details } from '../design/Details.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { priorityAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { SheetForm } from './SheetForm.tsx'
import { sheetQuery } from './sheet.api.ts'

/** The latest values of all of a group's indicators at once, by keyboard alone. */
export function SheetPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/sheet' })
  const { priority, rows, allowed } = useSuspenseQuery(sheetQuery(at)).data
  checkOffered(allowed, 'measurement.record')
  return (
    <>
      <BackLink href={priorityAddress(at, priority.id)}>{priority.name}</BackLink>
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
            </p>
            <Details summary="Keys and pasting">
              <ul className="govuk-list govuk-list--bullet">
                <li>Enter goes down a column and Shift with Enter up; Tab goes on to the next cell.</li>
                <li>The arrows go to the next cell, left and right from the end of what is typed.</li>
                <li>Escape brings back what stood in the cell before.</li>
                <li>Copy a column or a block from a spreadsheet and paste it into the first cell it belongs to.</li>
              </ul>
            </Details>
            <SheetForm key={priority.id} at={at} rows={rows} />
          </>
        )}
      </Page>
    </>
  )
}

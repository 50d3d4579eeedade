import type { EditionUpdateView } from '@ttc/contracts/catalogue'
import { describePart } from '@ttc/domain/catalogue/restored-definition'
import { describePeriod } from '@ttc/domain/period/label'
import { Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { placementAddress } from '../http/address.ts'
import { counted, describeAreas, describeChange, describeSaid, shownCount } from './catalogue-words.ts'

/** Longer texts do not stand beside a choice. */
const SHORT = 100

type Part = EditionUpdateView['definition'][number]['part']
type UpdatePartProps = {
  partnership: string
  update: EditionUpdateView
  taken: readonly Part[]
  onTake: (parts: readonly Part[]) => void
  /** Null where it cannot be stored. */
  store: (() => void) | null
  busy: boolean
  isOnly: boolean
}

/** One adopted indicator: what the new edition says otherwise, in its definition and in its figures. */
export function UpdatePart({ partnership, update, taken, onTake, store, busy, isOnly }: UpdatePartProps) {
  const { name, placement, from, to, blocked, definition, newAreas, warnings } = update
  const title =
    placement === null ? (
      name
    ) : (
      <a href={placementAddress({ partnership, plan: placement.planId }, placement.id)}>{name}</a>
    )
  return (
    <Section title={title} id={`update-${update.indicatorId}`}>
      <p className="ttc-muted">
        {from.editionId === to.editionId ? `Of edition ${to.name}` : `From edition ${from.name} to ${to.name}`}
      </p>
      {newAreas.length > 0 && <p>No figures here so far of {describeAreas(newAreas)}.</p>}
      {blocked !== null && (
        <Notice tone="warning" title="It stays as it is">
          <p>{blocked}</p>
        </Notice>
      )}
      {definition.map((change) => (
        <DefinitionChange
          key={change.part}
          name={`${update.indicatorId} ${change.part}`}
          change={change}
          isTaken={taken.includes(change.part)}
          isOffered={store !== null}
          onTake={(isTaken) => onTake(isTaken ? [...taken, change.part] : taken.filter((part) => part !== change.part))}
        />
      ))}
      {blocked === null && <ValueChanges update={update} />}
      {warnings.length > 0 && (
        <Notice tone="warning" title={`${warnings.length} to look at before storing`}>
          <ul className="govuk-list govuk-list--bullet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      {store !== null && (
        <Button look={isOnly ? 'primary' : 'secondary'} busy={busy} busyWords="Storing" onClick={store}>
          Bring up to date <span className="govuk-visually-hidden">{name}</span>
        </Button>
      )}
    </Section>
  )
}

type DefinitionChangeProps = {
  name: string
  change: EditionUpdateView['definition'][number]
  isTaken: boolean
  isOffered: boolean
  onTake: (isTaken: boolean) => void
}

/** One part of the definition: short texts beside the choice, long ones to be opened. */
function DefinitionChange({ name, change, isTaken, isOffered, onTake }: DefinitionChangeProps) {
  const { part, edited } = change
  const said = saidBy(change)
  const isShort = said.every(({ value }) => value.length <= SHORT)
  const words = isShort ? said.map(({ term, value }) => `${term}: ${value}. `).join('') : ''
  return (
    <div className="ttc-catalogue-part">
      <Checkbox
        name={name}
        label={`${describePart(part)}: take over what the new edition says`}
        hint={`${edited ? 'Your partnership has edited this. ' : ''}${words}`.trim() || null}
        checked={isTaken}
        disabled={!isOffered}
        onChange={(event) => onTake(event.target.checked)}
      />
      {!isShort && (
        <Details summary={`Compare: ${describePart(part).toLowerCase()}`}>
          {said.map(({ term, value }) => (
            <section key={term} className="ttc-catalogue-said">
              <h3>{term}</h3>
              {value.split(/\n{2,}/).map((text) => (
                <p key={text}>{text}</p>
              ))}
            </section>
          ))}
        </Details>
      )}
    </div>
  )
}

function saidBy({ part, before, after, present, edited }: DefinitionChangeProps['change']) {
  const yours = edited ? [{ term: 'Yours', value: describeSaid(part, present) }] : []
  return [
    ...yours,
    { term: 'Before', value: describeSaid(part, before) },
    { term: 'Now', value: describeSaid(part, after) },
  ]
}

function ValueChanges({ update: { values, changes, refusals } }: { update: EditionUpdateView }) {
  const { added, changed, unchanged, withdrawn, kept, refused } = values
  const all = added + changed + withdrawn + kept
  const more = all > changes.length ? `, the first ${changes.length}` : ''
  return (
    <>
      <p>
        {counted(added, 'new value')}, {shownCount(changed)} changed, {shownCount(withdrawn)} withdrawn,{' '}
        {shownCount(unchanged)} the same
        {kept > 0 && `, ${shownCount(kept)} typed here and kept`}
        {refused > 0 && `, ${shownCount(refused)} refused`}.
      </p>
      {changes.length > 0 && (
        <Details summary={`Look at ${counted(all, 'value')}${more}`}>
          <Table
            caption="What changes"
            captionHidden
            rows={changes}
            rowKey={({ area, period }) => `${area} ${period.start} ${period.end}`}
            columns={[
              { key: 'area', header: 'Area', rowHeader: true, cell: ({ area }) => area },
              { key: 'period', header: 'Period', cell: ({ period }) => describePeriod(period, 'single') },
              { key: 'change', header: 'What', cell: ({ change }) => describeChange(change) },
              { key: 'before', header: 'Stored', numeric: true, cell: ({ before }) => before ?? 'none' },
              { key: 'after', header: 'New edition', numeric: true, cell: ({ after }) => after ?? 'none' },
            ]}
          />
        </Details>
      )}
      {refusals.length > 0 && (
        <Details summary={`Look at ${refused} refused`}>
          <ul className="govuk-list govuk-list--bullet">
            {refusals.map(({ area, period, value, reason }) => (
              <li key={`${area} ${period}`}>
                {area}, {period} ({value}): {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import type { IndicatorListView } from '@ttc/contracts/indicator'
import { describeNumber } from '@ttc/domain/figure/value'
import { useState } from 'react'
import { Page } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { ShowMore } from '../design/ShowMore.tsx'
import { Table } from '../design/Table.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { indicatorsQuery } from './import.api.ts'
import { errorOf } from './import-problem.ts'
import { Shares } from './Shares.tsx'
import { StepForm } from './StepForm.tsx'
import { useChecked } from './use-checked.ts'
import type { StepProps } from './use-wizard.ts'
import { wantedOf } from './wizard-options.ts'
import { fieldOf } from './wizard-steps.ts'
import { type Measure, madeFrom } from './wizard-values.ts'

const PART = 25

/** Where each measure of the file goes: into an indicator that is here, into a new one, or nowhere. */
export function MeasuresStep({ partnership, wizard, next }: StepProps) {
  const { seen, values, update } = wizard
  const { indicators } = useSuspenseQuery(indicatorsQuery(partnership)).data
  const { go, errors, attempt } = useChecked('measures', wizard, next)
  const [find, setFind] = useState('')
  const [most, setMost] = useState(PART)
  const [first] = useState(values.uses)
  if (seen === null) return null
  const chosenFirst = seen.measures.toSorted((a, b) => rank(first[a.key]) - rank(first[b.key]))
  const found = chosenFirst.filter((one) => isLike(one, find))
  const chosen = wantedOf(values, seen).length + values.shares.length

  function choose(measure: Measure, to: string) {
    const uses = { ...values.uses, [measure.key]: to }
    const made = { ...values.made }
    if (to === 'new' && seen !== null) made[measure.key] ??= madeFrom(measure, values, seen)
    update({ uses, made })
  }
  function goOn() {
    // A new one that was chosen for somebody has not been begun yet.
    const open = seen === null ? [] : seen.measures.filter(({ key }) => values.uses[key] === 'new' && !values.made[key])
    if (open.length > 0 && seen !== null)
      update({
        made: { ...values.made, ...Object.fromEntries(open.map((one) => [one.key, madeFrom(one, values, seen)])) },
      })
    go()
  }
  return (
    <Page
      title="Which indicators does the file fill?"
      caption={seen.fileName}
      meta={`${describeNumber(seen.measures.length, 0)} ${seen.measures.length === 1 ? 'measure' : 'measures'} in the file, ${chosen} chosen`}
    >
      <StepForm errors={errors} attempt={attempt} onGo={goOn}>
        {seen.measures.length > 10 && (
          <TextInput
            name="find"
            label="Find a measure"
            width={30}
            value={find}
            onChange={({ target }) => {
              setFind(target.value)
              setMost(PART)
            }}
          />
        )}
        <div className="ttc-import__choices">
          <Table
            caption="Measures of the file"
            captionHidden
            narrow="blocks"
            middle
            rows={found.slice(0, most)}
            rowKey={({ key }) => key}
            empty={find === '' ? 'No measure was found in the file.' : `No measure with “${find}” in its name.`}
            columns={[
              { key: 'name', header: 'In the file', rowHeader: true, width: '44%', cell: nameOf },
              { key: 'values', header: 'Values', numeric: true, cell: (one) => describeNumber(one.values, 0) },
              {
                key: 'into',
                header: 'Goes into',
                cell: (one) => (
                  <>
                    <Select
                      name={fieldOf(seen, one.key)}
                      label={`Where “${one.name}” goes`}
                      labelLook="hidden"
                      options={choicesFor(indicators, partsOffered(seen, one))}
                      value={values.uses[one.key] ?? 'out'}
                      onChange={({ target }) => choose(one, target.value)}
                      error={errorOf(errors, fieldOf(seen, one.key))}
                    />
                    <Match measure={one} into={values.uses[one.key] ?? 'out'} />
                    <Shares measure={one} seen={seen} wizard={wizard} indicators={indicators} errors={errors} />
                  </>
                ),
              },
            ]}
          />
        </div>
        {found.length > PART && (
          <ShowMore
            shown={Math.min(most, found.length)}
            total={found.length}
            things="measures"
            onMore={() => setMost(most + PART)}
          />
        )}
      </StepForm>
    </Page>
  )
}

const rank = (use: string | undefined) => (use === undefined || use === 'out' ? 1 : 0)

function isLike({ name, key }: Measure, find: string): boolean {
  const words = find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.every((word) => `${name} ${key}`.toLowerCase().includes(word))
}

function nameOf({ name, key, unit }: Measure) {
  const small = [key === '*' || key === name ? '' : key, unit ?? ''].filter((part) => part !== '')
  return (
    <>
      {name}
      {small.length > 0 && <small className="ttc-import__small">{small.join(' · ')}</small>}
    </>
  )
}

type Offered = readonly { value: string; text: string }[]

function choicesFor(indicators: IndicatorListView['indicators'], parts: Offered) {
  return [
    { value: 'out', text: 'Leave it out' },
    { value: 'new', text: 'A new indicator' },
    {
      label: 'Indicators that are here',
      options: indicators.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` })),
    },
    ...(parts.length === 0 ? [] : [{ label: 'Counts behind another column', options: parts }]),
  ]
}

/** A column of a file with several can be what another one is made of: "number" behind "rate". */
function partsOffered({ shape, measures }: InspectionView, { key }: Measure): Offered {
  const hasColumns = (shape === 'ees' || shape === 'own-long') && measures.every((one) => one.key !== '*')
  if (!hasColumns || measures.length > MOST_COLUMNS) return []
  const others = measures.filter((one) => one.key !== key)
  return (['numerator', 'denominator'] as const).flatMap((part) =>
    others.map((one) => ({ value: `${part}:${one.key}`, text: `The ${part} of ${one.name}` })),
  )
}

const MOST_COLUMNS = 40

const MATCHED = { mapping: 'as last time', code: 'by its code', name: 'by its name' } as const

/** Why the choice was made for the person, while it stands. */
function Match({ measure: { existing }, into }: { measure: Measure; into: string }) {
  if (existing === null || existing.indicatorId !== into) return null
  const retired = existing.retired ? ' It is retired.' : ''
  return <small className="ttc-import__small">{`Proposed ${MATCHED[existing.matchedBy]}.${retired}`}</small>
}

import type { InspectionView } from '@ttc/contracts/import/inspection'
import type { IndicatorListView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { Button } from '../design/Button.tsx'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { Select } from '../design/Select.tsx'
import { errorOf } from './import-problem.ts'
import type { Wizard } from './use-wizard.ts'
import type { Measure, Share } from './wizard-values.ts'

type SharesProps = {
  measure: Measure
  seen: InspectionView
  wizard: Wizard
  indicators: IndicatorListView['indicators']
  errors: readonly SummaryError[]
}

/** Single groups of a measure that fill an indicator which is about them alone: shown once somebody asks for one. */
export function Shares({ measure, seen, wizard, indicators, errors }: SharesProps) {
  if (seen.breakdowns.length === 0) return null
  const { values, update } = wizard
  const own = values.shares.filter(({ key }) => key === measure.key)
  const change = (id: string, patch: Partial<Share>) =>
    update({ shares: values.shares.map((one) => (one.id === id ? { ...one, ...patch } : one)) })
  const more: Share = { id: newId(), key: measure.key, group: '', into: '' }
  return (
    <div className="ttc-import__shares">
      {own.map(({ id, group, into }) => (
        <div key={id} className="ttc-import__share">
          <Select
            name={`share.${id}.group`}
            label={`Group of “${measure.name}”`}
            placeholder="Choose a group"
            value={group}
            options={groupsIn(seen)}
            onChange={({ target }) => change(id, { group: target.value })}
            error={errorOf(errors, `share.${id}.group`)}
          />
          <Select
            name={`share.${id}.into`}
            label="Is all of this indicator"
            placeholder="Choose an indicator"
            value={into}
            options={indicators.map((one) => ({ value: one.id, text: `${one.name} (${one.code})` }))}
            onChange={({ target }) => change(id, { into: target.value })}
            error={errorOf(errors, `share.${id}.into`)}
          />
          <Button look="link" onClick={() => update({ shares: values.shares.filter((one) => one.id !== id) })}>
            Take this line out
          </Button>
        </div>
      ))}
      <Button look="link" onClick={() => update({ shares: [...values.shares, more] })}>
        One group of it fills an indicator of its own <span className="govuk-visually-hidden">(of {measure.name})</span>
      </Button>
    </div>
  )
}

export function groupsIn({ breakdowns }: Pick<InspectionView, 'breakdowns'>) {
  return breakdowns.map(({ category, values }) => ({
    label: `By ${category}`,
    options: values.map((value) => ({ value: `${category}=${value}`, text: describeGroup([{ category, value }]) })),
  }))
}

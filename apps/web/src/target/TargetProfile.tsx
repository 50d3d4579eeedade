import type { IndicatorView } from '@ttc/contracts/indicator'
import { describeUnit } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { evenProfile, profileProblem } from '@ttc/domain/year-to-date'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Select } from '../design/Select.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { numberOf } from '../problem/typed-number.ts'
import { profileRows, profileYears } from './target-profile.ts'
import type { TargetRow } from './target-values.ts'

type TargetProfileProps = {
  indicator: IndicatorView
  rows: readonly TargetRow[]
  onShared: (rows: TargetRow[]) => void
}

/** A year's target shared out over its steps: the form gets one target for each, to be looked at and saved. */
export function TargetProfile({ indicator, rows, onShared }: TargetProfileProps) {
  const years = profileYears(indicator)
  const [year, setYear] = useState('')
  const [total, setTotal] = useState('')
  const [shares, setShares] = useState<readonly string[]>(() =>
    evenProfile(years[0]?.steps.length ?? 0).map((share) => String(share)),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const chosen = years.find(({ start }) => start === year)
  const steps = chosen?.steps ?? years[0]?.steps ?? []
  if (years.length === 0) return null

  function share() {
    const whole = numberOf(total)
    const profile = shares.map(numberOf)
    const found =
      chosen === undefined
        ? 'Choose a year.'
        : whole === null
          ? 'Enter the target of the year.'
          : profileProblem(profile)
    setProblem(found)
    if (found !== null || chosen === undefined || whole === null) return
    onShared(
      profileRows(
        rows,
        chosen,
        whole,
        profile.filter((one) => one !== null),
        indicator.scale,
      ),
    )
  }

  const unit = describeUnit(indicator.scale.unit)
  return (
    <Details summary="Share a year’s target out over its steps">
      <p>
        Most totals do not grow evenly. Say what share of the year’s target is due by each step; the status of a step is
        judged by its own target.
      </p>
      <Select
        label="Year"
        value={year}
        onChange={(event) => setYear(event.target.value)}
        options={years.map(({ start, label }) => ({ value: start, text: label }))}
        placeholder="Choose a year"
      />
      <NumberInput
        label={unit === '' ? 'Target of the year' : `Target of the year (${unit})`}
        width={10}
        value={total}
        onChange={(event) => setTotal(event.target.value)}
      />
      <fieldset className="govuk-fieldset ttc-profile">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          Share due by the end of each step, %
        </legend>
        {steps.map((period, place) => (
          <NumberInput
            key={period.end}
            label={describePeriod(period, 'year-to-date').replace(/^\S+ to /, '')}
            width={5}
            value={shares[place] ?? ''}
            onChange={(event) => setShares(shares.map((one, i) => (i === place ? event.target.value : one)))}
          />
        ))}
      </fieldset>
      {problem !== null && (
        <p className="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      <Button look="secondary" onClick={share}>
        Put these targets into the form
      </Button>
    </Details>
  )
}

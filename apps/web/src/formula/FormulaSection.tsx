import { useQuery } from '@tanstack/react-query'
import type { FormulaView } from '@ttc/contracts/formula'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { FORMULA_WORDS } from '@ttc/domain/formula.words'
import { describePeriod } from '@ttc/domain/period/label'
import { Fragment } from 'react'
import { Day } from '../design/Day.tsx'
import { Notice } from '../design/Notice.tsx'
import { Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { Table } from '../design/Table.tsx'
import { placementAddress } from '../http/address.ts'
import { formulaQuery } from './formula.api.ts'
import { describeLacking, describePart } from './formula-words.ts'

type FormulaSectionProps = { partnership: string; indicator: IndicatorView }
type PartsProps = { partnership: string; view: FormulaView }

/** What an indicator is computed from, what is lacking where it could not be, and what is computed from it. */
export function FormulaSection({ partnership, indicator }: FormulaSectionProps) {
  const { data, error } = useQuery(formulaQuery(partnership, indicator.id))
  if (error !== null && indicator.derived)
    return (
      <Section title="Computed from other indicators" id="formula">
        <Notice tone="problem">
          <p>What it is computed from did not arrive. {error.message}</p>
        </Notice>
      </Section>
    )
  if (data === undefined || (data.formula === null && data.usedBy.length === 0)) return null
  return (
    <Section
      title={data.formula === null ? 'Computed from this indicator' : 'Computed from other indicators'}
      id="formula"
    >
      {data.formula !== null && <Computed partnership={partnership} view={data} indicator={indicator} />}
      {data.usedBy.length > 0 && (
        <p>
          {data.formula === null ? 'Its values are used in ' : 'It is used in '}
          {data.usedBy.map(({ indicatorId, name, link }, place) => (
            <Fragment key={indicatorId}>
              {place > 0 && ', '}
              {link === null ? `“${name}”` : <a href={linkTo(partnership, link)}>{name}</a>}
            </Fragment>
          ))}
          .
        </p>
      )}
    </Section>
  )
}

function Computed({ partnership, view, indicator }: PartsProps & { indicator: IndicatorView }) {
  const groups = new Set(view.lacking.map(({ group }) => group))
  return (
    <>
      <p>
        {view.formula !== null && FORMULA_WORDS[view.formula.kind]}, kept up to date whenever a part changes
        {view.recordedAt !== null && (
          <>
            {' '}
            since <Day date={view.recordedAt} />
          </>
        )}
        {view.recordedBy !== null && `, set by ${view.recordedBy}`}.
      </p>
      <Parts partnership={partnership} view={view} />
      {view.disagreements.length > 0 && (
        <Notice tone="warning" title="Nothing can be computed at present">
          {view.disagreements.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {view.lacking.length > 0 && view.disagreements.length === 0 && (
        <Table
          caption="Periods without a value, and what is lacking"
          rows={view.lacking}
          narrow="blocks"
          rowKey={({ seriesId, group, period }) => `${seriesId} ${group} ${period.start} ${period.end}`}
          columns={[
            {
              key: 'period',
              header: 'Period',
              rowHeader: true,
              cell: ({ period }) => describePeriod(period, indicator.scale.accumulation),
            },
            ...(groups.size > 1
              ? [{ key: 'group', header: 'Group', cell: ({ group }: FormulaView['lacking'][number]) => group }]
              : []),
            { key: 'why', header: 'Not available because', cell: (one) => describeLacking(one, view.parts) },
          ]}
        />
      )}
    </>
  )
}

/** Each part with its link; the multiplier of a rate, what a part of a mean counts for. */
function Parts({ partnership, view }: PartsProps) {
  const { formula } = view
  if (formula === null) return null
  const terms = termsOf(formula)
  const parts = view.parts.map((part, place) => ({
    term: terms[place] ?? '',
    value: part.link === null ? describePart(part) : <a href={linkTo(partnership, part.link)}>{describePart(part)}</a>,
  }))
  const times = formula.kind === 'rate' ? [{ term: 'Times', value: formula.multiplier.toLocaleString('en-GB') }] : []
  return <Facts facts={[...parts, ...times]} />
}

function termsOf(formula: NonNullable<FormulaView['formula']>): readonly string[] {
  if (formula.kind === 'rate') return ['Numerator', 'Denominator']
  if (formula.kind === 'difference') return ['Take', 'and subtract']
  if (formula.kind === 'sum') return formula.parts.map((_, place) => `Part ${place + 1}`)
  return formula.parts.flatMap(({ weight }, place) =>
    weight === null ? [`Part ${place + 1}, by its denominator`] : [`Part ${place + 1}`, `Part ${place + 1} weighed by`],
  )
}

const linkTo = (partnership: string, { planId, placementId }: { planId: string; placementId: string }) =>
  placementAddress({ partnership, plan: planId }, placementId)

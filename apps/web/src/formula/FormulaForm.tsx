import { useSuspenseQuery } from '@tanstack/react-query'
import { SetFormula } from '@ttc/contracts/formula'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { FORMULA_WORDS } from '@ttc/domain/formula.words'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { FormulaParts } from './FormulaParts.tsx'
import { formulaQuery, partsQuery, useSetFormula } from './formula.api.ts'
import { type FormulaValues, formulaEntry, formulaValues } from './formula-values.ts'
import './formula.scss'

type FormulaFormProps = { partnership: string; indicator: IndicatorView }

/** Whether values are recorded or computed, and from what. Nothing that was ever stored is deleted by either. */
export function FormulaForm({ partnership, indicator }: FormulaFormProps) {
  const stored = useSuspenseQuery(formulaQuery(partnership, indicator.id)).data
  const { indicators } = useSuspenseQuery(partsQuery(partnership)).data
  const set = useSetFormula(partnership, indicator.id)
  const [id, setId] = useState(newId)
  const [saved, setSaved] = useState(false)
  const form = useContractForm({
    schema: SetFormula,
    values: formulaValues(stored, indicator.scale),
    toRequest: (typed: FormulaValues) => ({ id, basedOnRevision: stored.revision, formula: formulaEntry(typed) }),
    draft: `formula ${indicator.id}`,
  })
  const editing = useEditing(form, {
    send: set.mutateAsync,
    stored: () => {
      setSaved(true)
      setId(newId())
    },
  })
  const kind = useWatch({ control: form.control, name: 'kind' })
  const others = indicators.filter((one) => one.id !== indicator.id)
  return (
    <form onSubmit={editing.submit} noValidate>
      {saved && <SuccessNotice title="How its values are made is stored" />}
      <FormProblems form={form} />
      {editing.conflict && (
        <Notice tone="warning" title="Someone else changed this while you were working">
          <p>Yours is not stored yet. Save again to put it in place of theirs.</p>
        </Notice>
      )}
      <Radios
        {...form.register('kind')}
        id="formula"
        label="How are its values made?"
        error={errorAt(form, 'formula')}
        choices={[
          { value: 'recorded', label: 'Recorded or brought in from a file' },
          { value: 'rate', label: FORMULA_WORDS.rate, hint: 'Numerator over denominator, times a multiplier.' },
          { value: 'sum', label: FORMULA_WORDS.sum, hint: 'Over areas, groups of children or indicators.' },
          {
            value: 'weighted-mean',
            label: FORMULA_WORDS['weighted-mean'],
            hint: 'Rates of areas or groups put together, each by its own size.',
          },
          { value: 'difference', label: FORMULA_WORDS.difference, hint: 'Such as the gap between two groups.' },
        ]}
      />
      {kind === 'recorded' ? (
        stored.formula !== null && <p>What was computed so far stays, until a value is recorded over it.</p>
      ) : (
        <>
          <FormulaParts
            form={form as unknown as FormOf<FormulaValues, unknown>}
            kind={kind}
            indicators={others}
            areas={stored.areas}
            groups={stored.groups}
          />
          {kind === 'rate' && (
            <NumberInput
              {...form.register('multiplier')}
              id="formula.multiplier"
              label="Times"
              hint="100 for a percentage, 10000 for a rate per 10,000."
              width={10}
              error={errorAt(form, 'formula.multiplier')}
            />
          )}
          <p className="ttc-muted">
            A period in which a part is missing or hidden is shown as not available: nothing is guessed. Values recorded
            before stay in the history.
          </p>
        </>
      )}
      <Actions>
        <Button type="submit" look="secondary" busy={set.isPending} busyWords="Computing">
          Save how its values are made
        </Button>
      </Actions>
    </form>
  )
}

import type { IndicatorView } from '@ttc/contracts/indicator'
import { SetTargets } from '@ttc/contracts/target'
import { useState } from 'react'
import type { Control } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { RagPreview } from './RagPreview.tsx'
import { TargetProfile } from './TargetProfile.tsx'
import { TargetRows } from './TargetRows.tsx'
import { TypedReality } from './TypedReality.tsx'
import { usePreviewRag, useSetTargets } from './target.api.ts'
import { type TargetRow, type TargetValues, targetEntries, valuesOf } from './target-values.ts'

type TargetFormProps = { partnership: string; indicator: IndicatorView; back: string }

/** The dated targets as a whole, with a preview of what they would have said so far. */
export function TargetForm({ partnership, indicator, back }: TargetFormProps) {
  const { placement, scale } = indicator
  const isRange = scale.polarity === 'range'
  const set = useSetTargets(partnership, placement.id)
  const preview = usePreviewRag(partnership, placement.id)
  const [saved, setSaved] = useState(false)
  const stored = valuesOf(indicator)
  const form = useContractForm({
    schema: SetTargets,
    values: stored,
    toRequest: (typed: TargetValues) => ({
      version: placement.version,
      targets: targetEntries(typed.targets, isRange),
      reason: typed.reason,
    }),
    draft: `targets ${placement.id}`,
  })
  const editing = useEditing(form, { send: set.mutateAsync, stored: () => setSaved(true) })
  const ask = () => preview.mutate({ targets: targetEntries(form.getValues('targets'), isRange), rule: null })
  return (
    <>
      {saved && <SuccessNotice title="The targets are stored" />}
      <EditForm
        form={form}
        editing={editing}
        what="the targets"
        stored={stored}
        fields={[{ name: 'targets', label: 'Targets', words: (rows) => wordsOf(rows as TargetRow[], isRange) }]}
        busy={set.isPending}
        save="Save the targets"
        back={back}
      >
        <TargetRows form={form} indicator={indicator} isRange={isRange} />
        {!isRange && (
          <TypedReality
            partnership={partnership}
            indicator={indicator}
            control={form.control as unknown as Control<TargetValues>}
          />
        )}
        {!isRange && scale.accumulation === 'year-to-date' && (
          <TargetProfile
            indicator={indicator}
            rows={form.getValues('targets')}
            onShared={(rows) => form.setValue('targets', rows, { shouldDirty: true })}
          />
        )}
        <TextInput
          {...form.register('reason')}
          label="Reason for these targets"
          hint="Who agreed them, and on what ground."
          error={errorAt(form, 'reason')}
        />
        <Button look="secondary" busy={preview.isPending} onClick={ask}>
          Show what these targets would have said
        </Button>
        <RagPreview view={preview.data ?? null} problem={preview.error} scale={scale} />
      </EditForm>
    </>
  )
}

function wordsOf(rows: readonly TargetRow[], isRange: boolean): string {
  return rows
    .map(({ period, value, lower, upper }) => `${period.split('_')[1]}: ${isRange ? `${lower} to ${upper}` : value}`)
    .join('; ')
}

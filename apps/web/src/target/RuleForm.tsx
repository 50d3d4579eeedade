import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { SetRagRule } from '@ttc/contracts/target'
import { type FormEvent, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { RagPreview } from './RagPreview.tsx'
import { RuleFields } from './RuleFields.tsx'
import { type RuleValues, ruleFields, ruleValues } from './rule-values.ts'
import { usePreviewRag, useSetRagRule } from './target.api.ts'

type RuleFormProps = { partnership: string; indicator: IndicatorView }

/** A new rule from a day on; the old one stays in force before it. */
export function RuleForm({ partnership, indicator }: RuleFormProps) {
  const { placement, scale } = indicator
  const set = useSetRagRule(partnership, placement.id)
  const preview = usePreviewRag(partnership, placement.id)
  const [id, setId] = useState(newId)
  const [saved, setSaved] = useState(false)
  // A rule is saved only once it has been seen what it would have said, as it stands in the form.
  const [seen, setSeen] = useState<string | null>(null)
  const form = useContractForm({
    schema: SetRagRule,
    values: ruleValues(indicator),
    toRequest: (typed: RuleValues) => ({
      id,
      version: placement.version,
      ...ruleFields(typed),
      reason: typed.reason,
    }),
    draft: `rule ${placement.id}`,
  })
  const editing = useEditing(form, {
    send: set.mutateAsync,
    stored: () => {
      setSaved(true)
      setId(newId())
    },
  })
  const asked = JSON.stringify(ruleFields(form.watch()))
  const isSeen = seen === asked
  async function show(event: FormEvent) {
    event.preventDefault()
    const { tolerance, ...rest } = ruleFields(form.getValues())
    const rule = { ...rest, tolerance: { ...tolerance, amount: tolerance.amount ?? 0 } }
    await preview.mutateAsync({ targets: null, rule }).then(
      () => setSeen(asked),
      () => setSeen(null),
    )
  }
  return (
    <form onSubmit={isSeen ? editing.submit : show} noValidate>
      {saved && <SuccessNotice title="The rule is stored" />}
      <FormProblems form={form} ids={{ reason: 'rule-reason' }} />
      {editing.conflict && (
        <Notice tone="warning" title="Targets or rule were changed while you were working">
          <p>Yours is not stored yet. What is stored now is shown above; save again to add your rule to it.</p>
        </Notice>
      )}
      <RuleFields form={form} scale={scale} />
      {(isSeen || preview.error !== null) && (
        <RagPreview view={preview.data ?? null} problem={preview.error} scale={scale} />
      )}
      <Actions>
        {isSeen ? (
          <Button type="submit" look="secondary" busy={set.isPending} busyWords="Saving">
            Save the rule
          </Button>
        ) : (
          <Button type="submit" look="secondary" busy={preview.isPending} busyWords="Working it out">
            Show what this rule would have said
          </Button>
        )}
      </Actions>
    </form>
  )
}

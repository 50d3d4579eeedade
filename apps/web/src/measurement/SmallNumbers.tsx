import type { ScaleView } from '@ttc/contracts/figure'
import { ReadSmallNumbers } from '@ttc/contracts/measurement'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useReadSmallNumbers } from './measurement.api.ts'
import { RevisionTable } from './RevisionTable.tsx'

type SmallNumbersProps = { partnership: string; seriesId: string; scale: ScaleView }

/** The numbers hidden from everyone else: for a reason, which is written down, and gone when the page is left. */
export function SmallNumbers({ partnership, seriesId, scale }: SmallNumbersProps) {
  const read = useReadSmallNumbers(partnership, seriesId)
  const [isHidden, hide] = useState(false)
  const form = useContractForm({
    schema: ReadSmallNumbers,
    values: { reason: '' },
    toRequest: ({ reason }: { reason: string }) => ({ reason }),
    draft: null,
  })
  const submit = form.sending({ send: read.mutateAsync, stored: () => hide(false) })
  if (read.data !== undefined && !isHidden)
    return (
      <section aria-label="Small numbers">
        <Notice tone="advice" title="You are reading small numbers">
          <p>They are hidden from everyone else. Do not copy them into anything that others read.</p>
        </Notice>
        <RevisionTable list={read.data} scale={scale} />
        <Button look="secondary" onClick={() => hide(true)}>
          Hide them again
        </Button>
      </section>
    )
  return (
    <Details summary="Read the small numbers that are hidden here">
      <form onSubmit={submit} noValidate>
        <FormProblems form={form} />
        <TextInput
          {...form.register('reason')}
          label="Why do you need them?"
          hint="Your name, the day and this reason are written down in the audit trail."
          error={errorAt(form, 'reason')}
        />
        <Actions>
          <Button type="submit" look="secondary" busy={read.isPending} busyWords="Reading">
            Show the small numbers
          </Button>
        </Actions>
      </form>
    </Details>
  )
}

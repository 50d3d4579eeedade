import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { type MadeLinkView, MakeLink } from '@ttc/contracts/link'
import { newId } from '@ttc/contracts/new-id'
import { proposedLinkDay } from '@ttc/domain/link'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { keyOf, openPeriods, periodChoices } from '../measurement/measurement-values.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useMakeLink } from './link.api.ts'

type LinkFormProps = {
  partnership: string
  indicator: IndicatorView
  series: SeriesView
  onMade: (made: { made: MadeLinkView; forName: string; forEmail: string | null }) => void
}

type LinkValues = { forName: string; agency: string; forEmail: string; period: string; expiresOn: string }

export function LinkForm({ partnership, indicator, series, onMade }: LinkFormProps) {
  const make = useMakeLink(partnership, indicator.placement.id)
  const [id, setId] = useState(newId)
  const [newest] = openPeriods(indicator, series)
  const form = useContractForm({
    schema: MakeLink,
    values: {
      forName: '',
      agency: '',
      forEmail: '',
      period: newest === undefined ? '' : keyOf(newest),
      expiresOn: proposedLinkDay(indicator.asOf),
    },
    toRequest: ({ period, forEmail, ...typed }: LinkValues) => {
      const [start = '', end = ''] = period.split('_')
      return { id, seriesId: series.id, period: { start, end }, forEmail: emptyToNull(forEmail.trim()), ...typed }
    },
    draft: `link for ${series.id}`,
  })
  const submit = form.sending({
    send: make.mutateAsync,
    stored: (made) => {
      const { forName, forEmail } = form.getValues()
      onMade({ made, forName, forEmail: emptyToNull(forEmail.trim()) })
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <TextInput
        {...form.register('forName')}
        label="Who is asked"
        hint="A role or a name, such as “Practice manager”. It stands beside the number they give."
        error={errorAt(form, 'forName')}
      />
      <TextInput {...form.register('agency')} label="Their agency" error={errorAt(form, 'agency')} />
      <TextInput
        {...form.register('forEmail')}
        type="email"
        label="Their e-mail address"
        hint="The link is mailed there. Leave it empty to hand the link on yourself."
        optional
        spellCheck={false}
        error={errorAt(form, 'forEmail')}
      />
      <Select
        {...form.register('period')}
        label="Period"
        options={periodChoices(indicator, series)}
        placeholder="Choose a period"
        error={errorAt(form, 'period') ?? errorAt(form, 'period.start')}
      />
      <DayInput form={form} name="expiresOn" label="The link works until" hint="At most three months from today." />
      <Actions>
        <Button type="submit" busy={make.isPending} busyWords="Making the link">
          Make the link
        </Button>
      </Actions>
    </form>
  )
}

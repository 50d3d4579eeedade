import type { MemberView } from '@ttc/contracts/partnership'
import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { describeDay } from '@ttc/domain/period/label'
import { MOST_WORDS } from '@ttc/domain/recovery-sheet/check'
import {
  describeFromNumbers,
  describeIfNothingChanges,
  describeSlips,
  describeStory,
} from '@ttc/domain/recovery-sheet.words'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { TextArea } from '../design/TextArea.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { AgreedActions } from './AgreedActions.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetNeeds } from './SheetNeeds.tsx'
import type { SheetValues } from './sheet-values.ts'

type SheetQuestionsProps<Request> = {
  form: FormOf<SheetValues, Request>
  page: SheetPageView
  members: readonly MemberView[]
}

/** Four questions, each with what is known already. */
export function SheetQuestions<Request>(props: SheetQuestionsProps<Request>) {
  const form = props.form as unknown as FormOf<SheetValues, unknown>
  const { page, members } = props
  const { assessment, curve, before, actions } = page
  const scale = curve?.scale ?? null
  const numbers = assessment === null || scale === null ? null : describeFromNumbers(assessment, scale)
  const ifNothing = assessment === null || scale === null ? null : describeIfNothingChanges(assessment, scale)
  return (
    <>
      <Question title="1. What changed?">
        <TextArea
          {...form.register('content.whatChanged')}
          id="content.whatChanged"
          label="What changed, and why"
          labelLook="hidden"
          hint={numbers === null ? undefined : `From the numbers: ${numbers}`}
          rows={4}
          most={MOST_WORDS}
          error={errorAt(form, 'content.whatChanged')}
        />
        <FilledIn form={form} page={page} />
      </Question>
      <Question title="2. What will you do differently?">
        <p className="ttc-muted">Not more of the same. One owner and one day each. Stopping something counts.</p>
        <AgreedActions actions={actions} />
        <SheetActions form={form} members={members} />
      </Question>
      <Question title="3. When will it be back on path?">
        {ifNothing !== null && <p className="ttc-muted">{ifNothing}</p>}
        <div className="ttc-recovery__days">
          {assessment?.status === 'red' && (
            <DayInput form={form} name="content.backToAmberOn" label="Back to amber by" />
          )}
          <DayInput form={form} name="content.backToGreenOn" label="Back to green by" />
        </div>
        <Promised page={page} />
        {before !== null && (
          <TextArea
            {...form.register('content.whyMoved')}
            id="content.whyMoved"
            label="Why the day moved"
            hint="Only where it is later than the one given before."
            optional
            rows={2}
            error={errorAt(form, 'content.whyMoved')}
          />
        )}
      </Question>
      <Question title="4. What do you need, and from whom?">
        {before !== null && before.needs.length > 0 && (
          <p className="ttc-muted">
            Asked on {describeDay(before.on)}:{' '}
            {before.needs.map(({ from, what }) => `from ${from}, ${what}`).join('; ')}.
          </p>
        )}
        <SheetNeeds form={form} />
      </Question>
    </>
  )
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="ttc-recovery__question">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Says of words that somebody else wrote where they come from, for as long as they stand as they were. */
function FilledIn({ form, page: { story } }: { form: FormOf<SheetValues, unknown>; page: SheetPageView }) {
  const typed = useWatch({ control: form.control, name: 'content.whatChanged' })
  const told = describeStory(story)
  if (told === '' || story.on === null || typed !== told) return null
  return (
    <p className="ttc-recovery__source">
      <span>Filled in</span> from the story of the walk, {describeDay(story.on)}. Change what is wrong.
    </p>
  )
}

function Promised({ page: { before, slips } }: { page: SheetPageView }) {
  if (before === null)
    return <p className="ttc-muted">First day given. If it moves later, the list shows that it slipped.</p>
  const days = [
    before.backToAmberOn === null ? '' : `amber by ${describeDay(before.backToAmberOn)}`,
    before.backToGreenOn === null ? '' : `green by ${describeDay(before.backToGreenOn)}`,
  ].filter((part) => part !== '')
  const promised = days.length === 0 ? '' : `Promised on ${describeDay(before.on)}: ${days.join(', ')}.`
  return <p className="ttc-muted">{`${promised} ${describeSlips(slips)}`.trim()}</p>
}

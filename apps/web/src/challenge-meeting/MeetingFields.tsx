import type { MemberView } from '@ttc/contracts/partnership'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import type { MeetingValues } from './meeting-values.ts'

type MeetingFieldsProps<Request> = { form: FormOf<MeetingValues, Request>; members: readonly MemberView[] }

/** Day, place, length and people of a challenge meeting. */
export function MeetingFields<Request>({ form, members }: MeetingFieldsProps<Request>) {
  return (
    <>
      <TextInput {...form.register('name')} label="Name of the meeting" error={errorAt(form, 'name')} />
      <DayInput form={form} name="meetsOn" label="Day" />
      <TextInput
        {...form.register('startsAt')}
        label="Time"
        hint="For example, 14:00"
        width={5}
        optional
        error={errorAt(form, 'startsAt')}
      />
      <TextInput {...form.register('place')} label="Place" optional error={errorAt(form, 'place')} />
      <NumberInput
        {...form.register('minutes')}
        label="Length"
        suffix="minutes"
        width={4}
        whole
        error={errorAt(form, 'minutes')}
      />
      <MemberSelect
        {...form.register('chairMemberId')}
        label="Chair"
        members={members}
        error={errorAt(form, 'chairMemberId')}
      />
      <MemberSelect
        {...form.register('minuteTakerMemberId')}
        label="Takes the minutes"
        hint="The plan coordinator and the plan lead can do so besides."
        members={members}
        error={errorAt(form, 'minuteTakerMemberId')}
      />
      <TextInput
        {...form.register('marking')}
        label="Protective marking"
        hint="None, or as your plan sets it, such as OFFICIAL-SENSITIVE"
        error={errorAt(form, 'marking')}
      />
    </>
  )
}

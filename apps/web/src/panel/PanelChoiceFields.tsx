import type { PanelView } from '@ttc/contracts/panel'
import type { MemberView } from '@ttc/contracts/partnership'
import { panelLimits } from '@ttc/domain/panel'
import { Checkbox } from '../design/Checkbox.tsx'
import { Checkboxes } from '../design/Choices.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { PlainAdvice } from './PlainAdvice.tsx'
import type { PanelChoice } from './panel-values.ts'

type Field = 'plain' | 'placementIds' | 'answererMemberId'
type PanelChoiceFieldsProps = {
  offered: PanelView['offered'][number]
  choice: PanelChoice
  members: readonly MemberView[]
  errorOf: (field: Field) => string | null
  onChange: (over: Partial<PanelChoice>) => void
}

/** One priority: whether the panel asked for it, and then what it is about, its curves and who answers. */
export function PanelChoiceFields({ offered, choice, members, errorOf, onChange }: PanelChoiceFieldsProps) {
  const { id, name, lead, indicators } = offered
  const toggle = (placement: string, on: boolean) =>
    onChange({
      placementIds: on ? [...choice.placementIds, placement] : choice.placementIds.filter((one) => one !== placement),
    })
  return (
    <div className="ttc-young__choice">
      <Checkbox
        label={name}
        id={`chosen-${id}`}
        checked={choice.chosen}
        onChange={({ currentTarget }) => onChange({ chosen: currentTarget.checked })}
      />
      {choice.chosen && (
        <div className="ttc-young__chosen">
          <TextArea
            id={`plain-${id}`}
            label="What this is about"
            hint="For young people of about 11 and up: short sentences, no jargon."
            rows={3}
            most={panelLimits.plain}
            value={choice.plain}
            onChange={({ currentTarget }) => onChange({ plain: currentTarget.value })}
            error={errorOf('plain')}
          />
          <PlainAdvice text={choice.plain} />
          {indicators.length > 0 && (
            <Checkboxes
              name={`curves-${id}`}
              id={`curves-${id}`}
              label="Curves they see"
              hint={`${panelLimits.curves} at most.`}
              small
              values={choice.placementIds}
              choices={indicators.map(({ placementId, name: text }) => ({ value: placementId, label: text }))}
              onChange={({ currentTarget }) => toggle(currentTarget.value, currentTarget.checked)}
              error={errorOf('placementIds')}
            />
          )}
          <Select
            id={`answerer-${id}`}
            label="Who answers questions about it"
            placeholder={lead === null ? 'Whoever runs the meeting' : `The lead: ${lead.name}, ${lead.agency}`}
            value={choice.answererMemberId}
            options={members.map((one) => ({ value: one.id, text: `${one.name}, ${one.agency}` }))}
            onChange={({ currentTarget }) => onChange({ answererMemberId: currentTarget.value })}
            error={errorOf('answererMemberId')}
          />
        </div>
      )}
    </div>
  )
}

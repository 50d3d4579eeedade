import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { useState } from 'react'
import { Details } from '../design/Details.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Select } from '../design/Select.tsx'
import { CorrectionForm } from './CorrectionForm.tsx'
import { correctableIn } from './correctable.ts'

type CorrectMinutesProps = { partnership: string; meeting: ChallengeMeetingView }

/** What was written down wrongly is put right after the end, a field at a time and with its reason, which everybody reads. */
export function CorrectMinutes({ partnership, meeting }: CorrectMinutesProps) {
  const entries = correctableIn(meeting)
  const [chosen, setChosen] = useState('')
  const [field, setField] = useState('')
  const [done, setDone] = useState(0)
  const entry = entries.find(({ id }) => id === chosen)
  const found = entry?.fields.find((one) => one.field === field)
  if (entries.length === 0) return null
  return (
    <div className="ttc-screen">
      {done > 0 && (
        <SuccessNotice key={done} title="The minutes are corrected">
          <p>What they said before, and your reason, stand under “Put off and corrected”.</p>
        </SuccessNotice>
      )}
      <Details summary="Correct the minutes">
        <div className="ttc-two-thirds">
          <Select
            id="correct-what"
            label="What is wrong"
            placeholder="Choose a question or a promise"
            value={chosen}
            options={entries.map(({ id, words }) => ({ value: id, text: words }))}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value)
              setField('')
            }}
          />
          {entry !== undefined && (
            <Select
              id="correct-field"
              label="Which part of it"
              placeholder="Choose a part"
              value={field}
              options={entry.fields.map((one) => ({ value: one.field, text: one.label }))}
              onChange={({ currentTarget }) => setField(currentTarget.value)}
            />
          )}
          {entry !== undefined && found !== undefined && (
            <CorrectionForm
              key={`${entry.id} ${field}`}
              at={{ partnership, meeting: meeting.id }}
              entry={entry}
              field={found}
              onDone={() => {
                setField('')
                setChosen('')
                setDone(done + 1)
              }}
            />
          )}
        </div>
      </Details>
    </div>
  )
}

import type { AskedView } from '@ttc/contracts/link'
import { describeValue } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { AskedChart } from './AskedChart.tsx'
import { type Said, valueSaid } from './answer-values.ts'
import { useFocusedHeading } from './use-focused-heading.ts'

type SanityQuestionProps = {
  asked: AskedView
  said: Said
  warnings: readonly Readonly<{ code: string; message: string }>[]
  note: string
  busy: boolean
  onNote: (note: string) => void
  onRight: (said: Said) => void
  onChange: () => void
}

/** What looks wrong beside the values before, before anything is sent: whoever counted knows better, and says so. */
export function SanityQuestion({ asked, said, warnings, note, busy, onNote, onRight, onChange }: SanityQuestionProps) {
  const heading = useFocusedHeading()
  const value = valueSaid(said, asked.scale.multiplier)
  const shown = value === null ? 'this' : describeValue(value, asked.scale)
  return (
    <section className="ttc-asked__part" aria-labelledby="check">
      <h2 id="check" ref={heading} tabIndex={-1}>
        Is {shown} right?
      </h2>
      <div className="ttc-asked__check">
        {warnings.map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
      </div>
      <AskedChart asked={asked} typed={value} />
      <TextInput
        name="what-happened"
        label="What happened?"
        optional
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <div className="ttc-asked__buttons">
        <Button busy={busy} busyWords="Sending" onClick={() => onRight({ ...said, note: emptyToNull(note) })}>
          Yes, {shown} is right
        </Button>
        <Button look="secondary" onClick={onChange}>
          Change it
        </Button>
      </div>
    </section>
  )
}

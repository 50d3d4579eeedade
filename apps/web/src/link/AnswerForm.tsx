import type { AskedView } from '@ttc/contracts/link'
import { isCount } from '@ttc/domain/disclosure'
import { describeUnit, describeValue } from '@ttc/domain/figure/value'
import { cannotGiveReasons, LINK_NOTE_MOST } from '@ttc/domain/link'
import { describeCannotGive, describeLastValue } from '@ttc/domain/link.words'
import { describePeriod } from '@ttc/domain/period/label'
import { Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Details } from '../design/Details.tsx'
import { ErrorSummary, type SummaryError } from '../design/ErrorSummary.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { AskedChart } from './AskedChart.tsx'
import { type AnswerValues, numberSaid, reasonSaid, type Said, valueSaid } from './answer-values.ts'

type AnswerFormProps = {
  asked: AskedView
  typed: AnswerValues
  errors: readonly SummaryError[]
  tries: number
  busy: boolean
  onType: (over: Partial<AnswerValues>) => void
  onSend: (said: Said, isReason: boolean) => void
}

/** The number, or both parts of it, or why there is none. */
export function AnswerForm(props: AnswerFormProps) {
  const { asked, typed, errors, tries, busy, onType, onSend } = props
  const { indicator, scale, last, standing, answer } = asked
  const newest = last.at(-1)
  return (
    <>
      <ErrorSummary errors={errors} attempt={tries} />
      {answer?.state === 'refused' && (
        <div className="ttc-asked__check">
          <p>
            <b>It was sent back:</b> {answer.refusal}
          </p>
        </div>
      )}
      <p className="ttc-hint">
        {indicator.definition !== '' && `${indicator.definition} `}
        {newest !== undefined && (
          <>
            Last time, {describePeriod(newest.period, scale.accumulation)}: <b>{describeLastValue(newest, scale)}</b>.
          </>
        )}
      </p>
      {standing !== null && (
        <div className="ttc-asked__check">
          <p>
            Somebody has recorded {describeLastValue(standing, scale)} for this period already. You can still send
            yours: the group’s lead compares the two.
          </p>
        </div>
      )}
      <AskedChart asked={asked} typed={null} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSend(numberSaid(typed), false)
        }}
      >
        <NumberFields {...props} />
        <TextArea
          name="note"
          label="Anything to know about it?"
          optional
          rows={2}
          value={typed.note}
          error={errorOf(errors, 'note')}
          onChange={(event) => onType({ note: event.currentTarget.value })}
        />
        <Button type="submit" busy={busy} busyWords="Sending">
          Send
        </Button>
        {asked.hideUpTo !== null && (isCount(scale) || scale.multiplier !== null) && (
          <p className="ttc-hint">{asked.hideUpTo} children or fewer? Send it as it is. It is hidden from others.</p>
        )}
      </form>
      <CannotGive {...props} />
    </>
  )
}

const errorOf = (errors: readonly SummaryError[], field: string) =>
  errors.find((one) => one.field === field)?.message ?? null

/** What the number is called: what is counted, where it is a count. */
function numberLabel({ scale }: AskedView): string {
  if (isCount(scale)) return /^(?:|number|count|value)$/i.test(scale.unit) ? 'Number' : `Number of ${scale.unit}`
  const unit = describeUnit(scale.unit)
  return unit === '' ? 'Value' : `Value (${unit})`
}

function NumberFields({ asked, typed, errors, onType }: AnswerFormProps) {
  const { scale } = asked
  const worked = valueSaid(numberSaid(typed), scale.multiplier)
  if (typed.known === 'value')
    return (
      <>
        <NumberInput
          name="value"
          label={numberLabel(asked)}
          width={5}
          whole={scale.decimals === 0}
          suffix={scale.unit === '%' ? '%' : undefined}
          prefix={scale.unit === '£' ? '£' : undefined}
          value={typed.value}
          error={errorOf(errors, 'value')}
          onChange={(event) => onType({ value: event.currentTarget.value })}
        />
        {scale.multiplier !== null && <Other to="counts" words="I have both numbers it is made of" onType={onType} />}
      </>
    )
  return (
    <>
      <NumberInput
        name="numerator"
        label="How many it is true of"
        width={5}
        whole
        value={typed.numerator}
        error={errorOf(errors, 'numerator') ?? errorOf(errors, 'value')}
        onChange={(event) => onType({ numerator: event.currentTarget.value })}
      />
      <NumberInput
        name="denominator"
        label="Out of how many"
        width={5}
        whole
        value={typed.denominator}
        error={errorOf(errors, 'denominator')}
        onChange={(event) => onType({ denominator: event.currentTarget.value })}
      />
      <p role="status">{worked !== null && <b>That is {describeValue(worked, scale)}</b>}</p>
      <Other to="value" words={`I have only the result (${describeUnit(scale.unit)})`} onType={onType} />
    </>
  )
}

type OtherProps = { to: AnswerValues['known']; words: string; onType: AnswerFormProps['onType'] }

function Other({ to, words, onType }: OtherProps) {
  return (
    <p>
      <Button look="link" onClick={() => onType({ known: to })}>
        {words}
      </Button>
    </p>
  )
}

function CannotGive({ typed, errors, busy, onType, onSend }: AnswerFormProps) {
  return (
    <Details summary="I cannot give this number" open={typed.reason !== '' || errorOf(errors, 'reason') !== null}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSend(reasonSaid(typed), true)
        }}
      >
        <Radios
          name="reason"
          label="Why?"
          choices={cannotGiveReasons.map((reason) => ({ value: reason, label: describeCannotGive(reason) }))}
          value={typed.reason}
          error={errorOf(errors, 'reason')}
          onChange={(event) => onType({ reason: event.currentTarget.value })}
        />
        <TextArea
          name="why"
          label="Anything to add? Who should be asked, or when will it be ready?"
          optional={typed.reason !== 'other'}
          rows={2}
          most={LINK_NOTE_MOST}
          value={typed.why}
          error={errorOf(errors, 'why')}
          onChange={(event) => onType({ why: event.currentTarget.value })}
        />
        <Button type="submit" look="secondary" busy={busy} busyWords="Sending">
          Send this instead of a number
        </Button>
      </form>
    </Details>
  )
}

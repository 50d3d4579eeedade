import type { CardFit } from '@ttc/contracts/report-card'
import { cardLimits } from '@ttc/domain/report-card'
import { useFieldArray } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { CardFitLine } from './CardFitLine.tsx'
import type { WordsValues } from './words-values.ts'

type Form = FormOf<WordsValues, unknown>

/** What changed, what is asked and, if the lead wants to say it otherwise than the numbers do, the one line. */
export function WordsFields({ form, fit }: { form: Form; fit: CardFit }) {
  return (
    <>
      <TextArea
        {...form.register('words.changed')}
        id="words.changed"
        defaultValue={form.getValues('words.changed')}
        label="What changed since last time"
        hint="For children, and why. Curves, story and actions are on the card already."
        rows={5}
        most={cardLimits.changed}
        error={errorAt(form, 'words.changed')}
      />
      <CardFitLine fit={fit} />
      <Asks form={form} />
      <TextInput
        {...form.register('words.line')}
        id="words.line"
        label="In one line"
        optional
        hint="Stands at the head of the card. Left empty, the line from the numbers stays."
        error={errorAt(form, 'words.line')}
      />
    </>
  )
}

function Asks({ form }: { form: Form }) {
  const rows = useFieldArray({ control: form.control, name: 'words.asks', keyName: 'key' })
  return (
    <fieldset className="govuk-fieldset ttc-writing__asks">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What we ask of the partnership</legend>
      {rows.fields.map((row, place) => {
        const at = `words.asks.${place}` as const
        const said = <span className="govuk-visually-hidden"> {place + 1}</span>
        return (
          <div className="ttc-writing__ask" key={row.key}>
            <TextInput
              {...form.register(`${at}.of`)}
              id={`${at}.of`}
              label={<>Of whom{said}</>}
              error={errorAt(form, `${at}.of`)}
            />
            <TextInput
              {...form.register(`${at}.text`)}
              id={`${at}.text`}
              label={<>What we ask{said}</>}
              error={errorAt(form, `${at}.text`)}
            />
            {rows.fields.length > 1 && (
              <Button look="link" onClick={() => rows.remove(place)}>
                Remove <span className="govuk-visually-hidden">ask {place + 1}</span>
              </Button>
            )}
          </div>
        )
      })}
      {rows.fields.length < cardLimits.asks && (
        <Button look="link" onClick={() => rows.append({ of: '', text: '' })}>
          Ask for something else as well
        </Button>
      )}
    </fieldset>
  )
}

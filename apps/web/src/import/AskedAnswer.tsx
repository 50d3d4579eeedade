import type { ImportView } from '@ttc/contracts/import'
import type { AnswersOfFile, AskedView } from '@ttc/contracts/import/decision'
import { symbolMeanings } from '@ttc/domain/import/file-answer'
import { Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { meaningWords } from './decision-words.ts'

type AskedAnswerProps = {
  asked: AskedView
  areas: NonNullable<ImportView['areas']>
  said: AnswersOfFile
  onSay: (said: AnswersOfFile) => void
}

/** The way out of one refusal: a proposal to agree to where there is one, else a choice. */
export function AskedAnswer({ asked, areas, said, onSay }: AskedAnswerProps) {
  const { asks, text, proposal } = asked
  if (asks === 'area') return <WhichArea {...{ asked, areas, said, onSay }} />
  if (asks === 'symbol')
    return (
      <Select
        name={`symbol ${text}`}
        label={`What “${text}” means`}
        labelLook="hidden"
        placeholder="Say what it means"
        value=""
        options={symbolMeanings.map((value) => ({ value, text: meaningWords(value) }))}
        onChange={({ target }) => {
          const means = symbolMeanings.find((one) => one === target.value)
          if (means !== undefined) onSay({ ...said, symbols: { ...said.symbols, [text]: means } })
        }}
      />
    )
  if (asks === 'decimal-comma')
    return (
      <Button look="link" onClick={() => onSay({ ...said, decimalComma: true })}>
        Read it as {proposal}, and every comma alike
      </Button>
    )
  if (asks === 'twice')
    return (
      <p className="ttc-import__ways">
        {(['first', 'last'] as const).map((twice) => (
          <Button key={twice} look="link" onClick={() => onSay({ ...said, twice })}>
            The {twice} row counts
          </Button>
        ))}
      </p>
    )
  return (
    <Button look="link" onClick={() => onSay({ ...said, outOfRange: [...said.outOfRange, text] })}>
      Import them: the range here is too narrow
    </Button>
  )
}

function WhichArea({ asked: { text, proposal }, areas, said, onSay }: AskedAnswerProps) {
  const choose = (code: string) => onSay({ ...said, areas: { ...said.areas, [text]: code } })
  const likely = areas.find(({ code }) => code === proposal)
  return (
    <>
      {likely !== undefined && (
        <p className="ttc-import__likely">
          Is it {likely.name}, {likely.code}?{' '}
          <Button look="link" onClick={() => choose(likely.code)}>
            Yes
            <span className="govuk-visually-hidden">
              , “{text}” is {likely.name}
            </span>
          </Button>
        </p>
      )}
      <Select
        name={`area ${text}`}
        label={`Which area “${text}” is`}
        labelLook="hidden"
        placeholder={likely === undefined ? 'Choose the area' : 'No, another area'}
        value=""
        options={areas.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))}
        onChange={({ target }) => target.value !== '' && choose(target.value)}
      />
    </>
  )
}

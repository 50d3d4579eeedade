import type { ImportView } from '@ttc/contracts/import'
import type { AnswersOfFile, AskedView } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import { Button } from '../design/Button.tsx'
import { Table } from '../design/Table.tsx'
import { AskedAnswer } from './AskedAnswer.tsx'
import { answeredIn } from './answer-words.ts'

type AskedProps = { view: ImportView; said: AnswersOfFile; onSay: (said: AnswersOfFile) => void }

/** What would let refused values be read: each asked once for the whole file, and remembered for the next one. */
export function Asked({ view, said, onSay }: AskedProps) {
  const { asked = [], areas = [] } = view
  const likely = asked.filter(({ asks, proposal }) => asks === 'area' && proposal !== null)
  const takeAll = () =>
    onSay({
      ...said,
      areas: { ...said.areas, ...Object.fromEntries(likely.map((one) => [one.text, one.proposal ?? ''])) },
    })
  const answered = answeredIn(said, areas, view.indicators)
  return (
    <>
      {asked.length > 0 && (
        <>
          <h3>Say it once, and they are read</h3>
          {likely.length > 1 && (
            <p>
              <Button look="link" onClick={takeAll}>
                Use the {describeNumber(likely.length, 0)} areas that are proposed
              </Button>
            </p>
          )}
          <div className="ttc-import__choices">
            <Table<AskedView>
              caption="What would let refused values be read"
              captionHidden
              narrow="blocks"
              middle
              rows={asked}
              rowKey={({ asks, text }) => `${asks} ${text}`}
              columns={[
                { key: 'text', header: 'In the file', rowHeader: true, width: '22%', cell: textOf },
                { key: 'why', header: 'Why it is refused', width: '28%', cell: ({ asks }) => WHY[asks] },
                { key: 'values', header: 'Values', numeric: true, cell: ({ values }) => describeNumber(values, 0) },
                {
                  key: 'row',
                  header: 'First in row',
                  numeric: true,
                  cell: ({ firstRow }) => describeNumber(firstRow, 0),
                },
                {
                  key: 'do',
                  header: 'What you can do',
                  cell: (one) => <AskedAnswer asked={one} areas={areas} said={said} onSay={onSay} />,
                },
              ]}
            />
          </div>
        </>
      )}
      {answered.length > 0 && (
        <ul className="ttc-import__answered" aria-label="Answered for this file">
          {answered.map(({ words, without }) => (
            <li key={words}>
              {words}{' '}
              <Button look="link" onClick={() => onSay(without)}>
                Take back<span className="govuk-visually-hidden">: {words}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function textOf({ asks, name }: AskedView) {
  if (asks === 'twice') return 'Two rows of one period'
  return asks === 'out-of-range' ? name : <code>{name}</code>
}

const WHY: Readonly<Record<AskedView['asks'], string>> = {
  area: 'No code, or one that is not known; a name is never joined by itself',
  symbol: 'Not a number, nor a symbol that is known',
  'decimal-comma': 'Not a number: is the comma meant as a decimal point?',
  twice: 'Listed twice, with two values',
  'out-of-range': 'Outside what the indicator can be here',
}

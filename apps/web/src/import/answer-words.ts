import type { ImportView } from '@ttc/contracts/import'
import type { AnswersOfFile } from '@ttc/contracts/import/decision'
import { meaningWords } from './decision-words.ts'

/** An answer that holds for the file, in words, and what is said of the file without it. */
export type Answered = Readonly<{ words: string; without: AnswersOfFile }>

/** Everything that has been said of the file, each to be taken back. */
export function answeredIn(
  said: AnswersOfFile,
  areas: readonly { code: string; name: string }[],
  indicators: ImportView['indicators'],
): readonly Answered[] {
  const areaName = new Map(areas.map(({ code, name }) => [code, name]))
  const indicatorName = new Map(indicators.map(({ indicatorId, name }) => [indicatorId, name]))
  return [
    ...Object.entries(said.areas).map(([text, code]) => ({
      words: `“${text}” is ${areaName.get(code) ?? code}.`,
      without: { ...said, areas: lacking(said.areas, text) },
    })),
    ...Object.entries(said.symbols).map(([text, means]) => ({
      words: `“${text}” means ${meaningWords(means)}.`,
      without: { ...said, symbols: lacking(said.symbols, text) },
    })),
    ...(said.decimalComma ? [{ words: 'Commas are decimal points.', without: { ...said, decimalComma: false } }] : []),
    ...(said.twice === null
      ? []
      : [{ words: `Of two rows of one period the ${said.twice} counts.`, without: { ...said, twice: null } }]),
    ...said.outOfRange.map((id) => ({
      words: `${indicatorName.get(id) ?? 'An indicator'} may lie outside its range.`,
      without: { ...said, outOfRange: said.outOfRange.filter((one) => one !== id) },
    })),
  ]
}

function lacking<Value>(all: Readonly<Record<string, Value>>, text: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => key !== text))
}

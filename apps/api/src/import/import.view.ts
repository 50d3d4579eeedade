import type { ImportView } from '@ttc/contracts/import'
import { describeShape } from '@ttc/domain/import/layout'
import { askedView, findingView } from './decision.view.ts'
import type { FileTable } from './file-table.ts'
import type { Filled } from './fill.command.ts'
import type { ReadingWarning } from './reading-task.ts'
import { describeReason } from './refusal-list.ts'

const WARNINGS_SHOWN = 200
const FINDINGS_SHOWN = 200
const REFUSALS_SHOWN = 1_000

/** What an import did, or would do: every value of the file counted once. */
export function importView(fileName: string, batchId: string | null, filled: Filled): ImportView {
  const { result, staged, names, created, settled } = filled
  const indicators = [...names].map(([indicatorId, name]) => {
    const of = staged.find((one) => one.indicatorId === indicatorId)
    return {
      indicatorId,
      name,
      created: created.has(indicatorId),
      added: (result.added[indicatorId] ?? 0) + (of?.added ?? 0),
      changed: of?.changed ?? 0,
      unchanged: of?.unchanged ?? 0,
    }
  })
  const sum = (of: 'added' | 'changed' | 'unchanged') => indicators.reduce((total, one) => total + one[of], 0)
  return {
    batchId,
    shape: describeShape(result.shape),
    fileName,
    counts: {
      read: result.read,
      added: sum('added'),
      changed: sum('changed'),
      unchanged: sum('unchanged') + result.repeated,
      refused: result.refused,
      keptOut: settled.keptOut + result.overruled,
      notAskedFor: result.notAskedFor,
    },
    refusals: result.refusals.slice(0, REFUSALS_SHOWN),
    refusalsByReason: reasonsOf(result.refusedByCode),
    ...askedView(filled),
    findings: settled.findings.slice(0, FINDINGS_SHOWN).map(findingView),
    findingsInAll: settled.findings.length,
    warnings: [...encodingWarning(result.encoding), ...result.warnings].slice(0, WARNINGS_SHOWN),
    changes: [...filled.changes],
    indicators,
  }
}

function reasonsOf(counts: Filled['result']['refusedByCode']): ImportView['refusalsByReason'] {
  const codes = Object.keys(counts) as (keyof typeof counts)[]
  return codes
    .map((code) => ({ code, reason: describeReason(code), count: counts[code] ?? 0 }))
    .toSorted((a, b) => b.count - a.count)
}

function encodingWarning(encoding: FileTable['encoding']): readonly ReadingWarning[] {
  if (encoding !== 'windows-1252') return []
  const message =
    'The file is not in UTF-8: it was read as Windows-1252. Look at letters with accents, and save it as CSV UTF-8 if they are wrong.'
  return [{ code: 'encoding', message }]
}

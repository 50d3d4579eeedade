import type { ExceptionCountView } from '@ttc/contracts/exception'
import { type ExceptionFlag, type ExceptionPart, exceptionFlags } from '@ttc/domain/exception'
import { CountLinks } from '../design/CountLinks.tsx'
import { exceptionsAddress } from '../http/address.ts'
import type { ExceptionSearch } from './exception.api.ts'
import { FLAGS, PARTS } from './exception-words.ts'

const FIRST: readonly ExceptionPart[] = ['red-amber', 'red', 'amber', 'forecast']
const APART: readonly ExceptionPart[] = ['late', 'no-target', 'not-due', 'break', 'contextual']
const STATUS = { red: 'red', amber: 'amber', late: 'late', 'no-target': 'no-target', 'not-due': 'not-due' } as const

type ExceptionCountsProps = { partnership: string; wanted: ExceptionSearch; counts: ExceptionCountView }

/** How many there are of each sort; each count leads to those it counts. */
export function ExceptionCounts({ partnership, wanted, counts }: ExceptionCountsProps) {
  const { part = 'red-amber', only } = wanted
  const href = (over: ExceptionSearch) => exceptionsAddress(partnership, { ...wanted, ...over })
  const ofPart = (one: ExceptionPart) => ({
    href: href({ part: one === 'red-amber' ? undefined : one, only: undefined }),
    count: counts.parts[one],
    label: PARTS[one].label,
    status: STATUS[one as keyof typeof STATUS],
    current: part === one && only === undefined,
  })
  const ofFlag = (flag: ExceptionFlag) => ({
    href: href({ only: only === flag ? undefined : flag }),
    count: counts.flags[flag],
    label: FLAGS[flag],
    current: only === flag,
  })
  return (
    <div className="ttc-exc-counts ttc-screen">
      <CountLinks row label="Exceptions by status" links={FIRST.map(ofPart)} />
      <CountLinks
        row
        label="What stands apart"
        links={[...APART, ...(part === 'all' ? (['all'] as const) : [])]
          .filter((one) => counts.parts[one] > 0 || one === part)
          .map(ofPart)}
      />
      <CountLinks
        row
        label="Of these"
        links={exceptionFlags.filter((flag) => counts.flags[flag] > 0 || flag === only).map(ofFlag)}
      />
    </div>
  )
}

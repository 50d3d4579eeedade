import { queryOptions } from '@tanstack/react-query'
import { apiOf, searchOf } from '../http/address.ts'
import { readLater } from '../http/read-later.ts'

const askReality = readLater(() => import('@ttc/contracts/target-reality').then((reality) => reality.TargetRealityView))

/** A target that is typed and not stored. */
export type TypedTarget = Readonly<{ value: number; start: string; end: string }>

/** What other authorities have done of a target: of the last one stored, or of one that is typed. */
export const targetRealityQuery = (partnership: string, placement: string, typed: TypedTarget | null = null) =>
  queryOptions({
    queryKey: ['indicator', partnership, placement, 'target-reality', typed],
    queryFn: (asking) => {
      const search =
        typed === null ? {} : { value: plainly(typed.value), periodStart: typed.start, periodEnd: typed.end }
      const address = `${apiOf(partnership)}/placements/${placement}/target-reality${searchOf(search)}`
      return askReality(address, asking)
    },
  })

/** Never in powers of ten, as a very small number would be written. */
const plainly = (value: number) => value.toFixed(9).replace(/\.?0+$/, '')

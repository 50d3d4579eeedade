import { queryOptions } from '@tanstack/react-query'
import { TargetRealityView } from '@ttc/contracts/target-reality'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** A target that is typed and not stored. */
export type TypedTarget = Readonly<{ value: number; start: string; end: string }>

/** What other authorities have done of a target: of the last one stored, or of one that is typed. */
export const targetRealityQuery = (partnership: string, placement: string, typed: TypedTarget | null = null) =>
  queryOptions({
    queryKey: ['indicator', partnership, placement, 'target-reality', typed],
    queryFn: ({ signal }) => {
      const asked =
        typed === null ? {} : { value: plainly(typed.value), periodStart: typed.start, periodEnd: typed.end }
      const address = `${apiOf(partnership)}/placements/${placement}/target-reality${searchOf(asked)}`
      return request(TargetRealityView, address, { signal })
    },
  })

/** Never in powers of ten, as a very small number would be written. */
const plainly = (value: number) => value.toFixed(9).replace(/\.?0+$/, '')

import type { AddGroup } from '@ttc/contracts/breakdown'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const useAddGroup = (partnership: string, indicator: string) =>
  useChange(
    (json: AddGroup) => request(ChangedView, `${apiOf(partnership)}/indicators/${indicator}/groups`, { json }),
    ['indicator', 'plan'],
  )

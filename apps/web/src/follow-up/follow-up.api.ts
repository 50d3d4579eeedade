import { queryOptions } from '@tanstack/react-query'
import { FollowUpView, type SendFollowUp, SentFollowUpView } from '@ttc/contracts/follow-up'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export type FollowUpAt = Readonly<{ partnership: string; meeting: string }>

const apiOfFollowUp = ({ partnership, meeting }: FollowUpAt) =>
  `${apiOf(partnership)}/challenge-meetings/${meeting}/follow-up`

export const followUpQuery = (at: FollowUpAt) =>
  queryOptions({
    queryKey: ['follow-up', at.partnership, at.meeting],
    queryFn: ({ signal }) => request(FollowUpView, apiOfFollowUp(at), { signal }),
    // Whether a mail arrived shows only after a while.
    staleTime: 0,
  })

export const useSendFollowUp = (at: FollowUpAt) =>
  useChange(
    (json: SendFollowUp) => request(SentFollowUpView, apiOfFollowUp(at), { json }),
    ['follow-up', 'mail', 'audit'],
  )

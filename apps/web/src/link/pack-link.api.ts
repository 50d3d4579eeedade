import { queryOptions } from '@tanstack/react-query'
import { MadeLinkView, type WithdrawLink } from '@ttc/contracts/link'
import { type MakePackLink, PackLinkListView, type SendPackLinkAgain } from '@ttc/contracts/link/pack'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export type OfPack = Readonly<{ partnership: string; pack: string }>

const ofPack = ({ partnership, pack }: OfPack) => `${apiOf(partnership)}/packs/${pack}/links`

/** Who may read a pack through a link, newest first. */
export const packLinksQuery = (where: OfPack) =>
  queryOptions({
    queryKey: ['link', where.partnership, 'pack', where.pack],
    queryFn: ({ signal }) => request(PackLinkListView, ofPack(where), { signal }),
    // They open it without anything that this browser did.
    staleTime: 0,
  })

export const useMakePackLink = (where: OfPack) =>
  useChange((json: MakePackLink) => request(MadeLinkView, ofPack(where), { json }), ['link'])

export const useWithdrawPackLink = (where: OfPack, link: string) =>
  useChange(
    (json: WithdrawLink) => request(ChangedView, `${ofPack(where)}/${link}/withdrawal`, { method: 'PUT', json }),
    ['link'],
  )

export const useSendPackLinkAgain = (where: OfPack, link: string) =>
  useChange((json: SendPackLinkAgain) => request(MadeLinkView, `${ofPack(where)}/${link}/again`, { json }), ['link'])

import { queryOptions } from '@tanstack/react-query'
import type { FreezePack } from '@ttc/contracts/pack'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const packPart = () => import('@ttc/contracts/pack')
const frozenPackView = () => packPart().then((pack) => pack.FrozenPackView)
const askPacks = readLater(() => packPart().then((pack) => pack.PackListView))
const askPreview = readLater(() => packPart().then((pack) => pack.PackPreviewView))
const askPack = readLater(() => packPart().then((pack) => pack.PackView))
const askCard = readLater(() => import('@ttc/contracts/report-card').then((card) => card.ReportCard))

type InMeeting = Readonly<{ partnership: string; meeting: string }>
type OfPack = Readonly<{ partnership: string; pack: string }>

const apiOfMeeting = ({ partnership, meeting }: InMeeting) => `${apiOf(partnership)}/challenge-meetings/${meeting}`
const apiOfPack = ({ partnership, pack }: OfPack) => `${apiOf(partnership)}/packs/${pack}`

export const packsQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['pack', at.partnership, 'of', at.meeting],
    queryFn: (asking) => askPacks(`${apiOfMeeting(at)}/packs`, asking),
  })

export const packPreviewQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['pack', at.partnership, 'preview', at.meeting],
    queryFn: (asking) => askPreview(`${apiOfMeeting(at)}/pack-preview`, asking),
    // It is what stands now: whoever comes back to it has usually just changed something of it.
    gcTime: 0,
  })

export const packQuery = (at: OfPack) =>
  queryOptions({
    queryKey: ['pack', at.partnership, at.pack],
    queryFn: (asking) => askPack(apiOfPack(at), asking),
  })

export const packCardQuery = (at: OfPack & Readonly<{ card: string }>) =>
  queryOptions({
    queryKey: ['pack', at.partnership, at.pack, 'card', at.card],
    queryFn: (asking) => askCard(`${apiOfPack(at)}/cards/${at.card}`, asking),
  })

export const packFile = (partnership: string, pack: string, file: 'pdf' | 'slides' = 'pdf') =>
  `${apiOfPack({ partnership, pack })}/${file}`

export const useFreezePack = (at: InMeeting) =>
  useChange(
    (json: FreezePack) => request(frozenPackView, `${apiOfMeeting(at)}/packs`, { json }),
    ['pack', 'challenge-meeting', 'round', 'audit'],
  )

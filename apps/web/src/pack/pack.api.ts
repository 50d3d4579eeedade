import { queryOptions } from '@tanstack/react-query'
import { type FreezePack, FrozenPackView, PackListView, PackPreviewView, PackView } from '@ttc/contracts/pack'
import { ReportCard } from '@ttc/contracts/report-card'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

type InMeeting = Readonly<{ partnership: string; meeting: string }>
type OfPack = Readonly<{ partnership: string; pack: string }>

const apiOfMeeting = ({ partnership, meeting }: InMeeting) => `${apiOf(partnership)}/challenge-meetings/${meeting}`
const apiOfPack = ({ partnership, pack }: OfPack) => `${apiOf(partnership)}/packs/${pack}`

export const packsQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['pack', at.partnership, 'of', at.meeting],
    queryFn: ({ signal }) => request(PackListView, `${apiOfMeeting(at)}/packs`, { signal }),
  })

export const packPreviewQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['pack', at.partnership, 'preview', at.meeting],
    queryFn: ({ signal }) => request(PackPreviewView, `${apiOfMeeting(at)}/pack-preview`, { signal }),
    // It is what stands now: whoever comes back to it has usually just changed something of it.
    gcTime: 0,
  })

export const packQuery = (at: OfPack) =>
  queryOptions({
    queryKey: ['pack', at.partnership, at.pack],
    queryFn: ({ signal }) => request(PackView, apiOfPack(at), { signal }),
  })

export const packCardQuery = (at: OfPack & Readonly<{ card: string }>) =>
  queryOptions({
    queryKey: ['pack', at.partnership, at.pack, 'card', at.card],
    queryFn: ({ signal }) => request(ReportCard, `${apiOfPack(at)}/cards/${at.card}`, { signal }),
  })

export const packFile = (partnership: string, pack: string, file: 'pdf' | 'slides' = 'pdf') =>
  `${apiOfPack({ partnership, pack })}/${file}`

export const useFreezePack = (at: InMeeting) =>
  useChange(
    (json: FreezePack) => request(FrozenPackView, `${apiOfMeeting(at)}/packs`, { json }),
    ['pack', 'challenge-meeting', 'round', 'audit'],
  )

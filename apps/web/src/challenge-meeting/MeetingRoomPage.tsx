import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { setPageTitle } from '../design/page-title.ts'
import { type InPlan, meetingAddress } from '../http/address.ts'
import { AgendaList } from './AgendaList.tsx'
import { BroughtPromises } from './BroughtPromises.tsx'
import { ItemCard } from './ItemCard.tsx'
import { KeptMinutes } from './KeptMinutes.tsx'
import { MeetingBar, type RoomView } from './MeetingBar.tsx'
import { MinutesForm } from './MinutesForm.tsx'
import { MeetingRoom, useMeetingRoom } from './meeting-room.tsx'
import { SaidHere } from './SaidHere.tsx'
import { useShownItem } from './use-shown-item.ts'
import './challenge-meeting.scss'

/** A meeting as it is held: one page, large for the room or with the minutes beside it, the same on every screen. */
export function MeetingRoomPage() {
  const { partnership, plan, meeting } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/room',
  })
  const { view = 'minutes' } = useSearch({ strict: false }) as { view?: RoomView }
  return (
    <MeetingRoom at={{ partnership, meeting }}>
      <Held at={{ partnership, plan }} view={view} />
    </MeetingRoom>
  )
}

function Held({ at, view }: { at: InPlan; view: RoomView }) {
  const { meeting } = useMeetingRoom()
  const { item, number, choose } = useShownItem()
  const isBig = view === 'projector'
  const mayType = meeting.mayWrite && meeting.state === 'held' && !isBig
  useEffect(() => setPageTitle(item === null ? meeting.name : `Item ${number}: ${item.title}`), [item, number, meeting])
  return (
    <div className={isBig ? 'ttc-cm ttc-cm--big' : 'ttc-cm'}>
      <BackLink href={meetingAddress(at, meeting.id)}>Agenda and minutes</BackLink>
      <KeptMinutes />
      <MeetingBar at={at} view={view} item={item} number={number} onChoose={choose} />
      <div className={mayType ? 'ttc-cm__grid' : 'ttc-cm__grid ttc-cm__grid--reading'}>
        <AgendaList shown={item?.id ?? null} onChoose={choose} />
        <div className="ttc-cm__centre">
          {item !== null && item.kind !== 'promises' && <BroughtPromises isOn={false} />}
          {item?.kind === 'promises' && <BroughtPromises isOn />}
          {item !== null && item.placementId !== null && <ItemCard at={at} item={item} isBig={isBig} />}
          {item !== null && !mayType && <SaidHere item={item} />}
        </div>
        {mayType && item !== null && <MinutesForm key={item.id} item={item} />}
      </div>
    </div>
  )
}

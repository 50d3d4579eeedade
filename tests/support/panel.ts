import { newId } from '@ttc/contracts/new-id'
import type { PanelView } from '@ttc/contracts/panel'
import type { TestApp } from './app.ts'
import type { Place } from './place.ts'

export const PLAIN = 'Some children need help again soon after they got it. We want help to last.'

/** The papers of a panel about one priority, with one curve. */
export const aPaper = ({ priority, row }: Pick<Place, 'priority' | 'row'>, over: object = {}) => ({
  priorityId: priority.id,
  plain: PLAIN,
  answererMemberId: null,
  placementIds: [row.placementId],
  ...over,
})

export const panelAt = (meetingId: string) => `/challenge-meetings/${meetingId}/panel`

/** Makes the papers of a meeting about one priority, as the coordinator does. */
export async function makePapers(it: TestApp, meetingId: string, place: Place, over: object = {}): Promise<PanelView> {
  const body = { version: 0, priorities: [aPaper(place, over)] }
  const answer = await it.send('PUT', panelAt(meetingId), body)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

/** A question of the panel to a meeting's priority, written through its link; answers its id. */
export const aPanelQuestion = (priorityId: string | null, question = 'Why do we wait so long?') => ({
  id: newId(),
  priorityId,
  question,
})

import type { AnswerView } from '@ttc/contracts/answer'
import type { WalkChangeView, WalkView } from '@ttc/contracts/turning-the-curve'

/** The walk with an answer as it is stored now: in its place, changed where it stands, or gone where it was taken out. */
export function withAnswer(walk: WalkView, answer: AnswerView): WalkView {
  const present = walk.answers.find(({ id }) => id === answer.id)
  if (present !== undefined && present.version > answer.version) return walk
  const others = walk.answers.filter(({ id }) => id !== answer.id)
  const answers = answer.removed ? others : [...others, answer].toSorted(byPlace)
  return { ...walk, answers }
}

/** The walk after a change that somebody made. Null where the change cannot be laid over it and it has to come anew. */
export function afterChange(walk: WalkView, change: WalkChangeView): WalkView | null {
  const { sequence, what, answer, answerId, detail } = change
  if (sequence <= walk.sequence) return walk
  const on = { ...walk, sequence }
  if (what === 'answer' && answer !== null) return withAnswer(on, answer)
  if (what === 'dots' && answerId !== null && typeof detail.dots === 'number') {
    const mine = walk.dots[answerId]?.mine ?? 0
    return { ...on, dots: { ...walk.dots, [answerId]: { all: detail.dots, mine } } }
  }
  if (what === 'order' && Array.isArray(detail.ids)) return inOrder(on, detail.ids as string[])
  return null
}

function inOrder(walk: WalkView, ids: readonly string[]): WalkView {
  const place = new Map(ids.map((id, position) => [id, position]))
  const answers = walk.answers.map((answer) => ({ ...answer, position: place.get(answer.id) ?? answer.position }))
  return { ...walk, answers: answers.toSorted(byPlace) }
}

function byPlace(a: AnswerView, b: AnswerView): number {
  return a.content.kind.localeCompare(b.content.kind) || a.position - b.position || a.id.localeCompare(b.id)
}

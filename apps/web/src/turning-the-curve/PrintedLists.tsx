import { JudgedCurve } from './JudgedCurve.tsx'
import { type Side, shortened } from './one-side.ts'
import type { PrintedItem, PrintedList } from './printed-answers.ts'

type Shown = Pick<Side, 'longest' | 'beside' | 'curve'>
type PrintedListsProps = {
  lists: readonly PrintedList[]
  /** Of each list so many; the others are counted. */
  most: readonly number[]
  shown: Shown
}

/** What was answered to one question, as it is read: in full, or as much of it as is asked for. */
export function PrintedLists({ lists, most, shown }: PrintedListsProps) {
  if (lists.length === 0) return <p className="ttc-muted">Nothing said yet.</p>
  return lists.map((list, place) => (
    <OneList key={list.key} list={list} most={most[place] ?? list.items.length} shown={shown} />
  ))
}

function OneList({ list: { title, items }, most, shown }: { list: PrintedList; most: number; shown: Shown }) {
  const left = items.length - most
  return (
    <div>
      {title !== null && <h3>{title}</h3>}
      {most > 0 && (
        <ul>
          {items.slice(0, most).map((item) => (
            <li key={item.id}>
              <Item item={item} shown={shown} />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <p className="ttc-checked__left">{most > 0 ? `And ${left} more in the walk.` : `${left} in the walk.`}</p>
      )}
    </div>
  )
}

function Item({ item: { text, beside, judged }, shown }: { item: PrintedItem; shown: Shown }) {
  const { longest } = shown
  const said = shortened(beside[shown.beside], longest)
  if (judged !== null && shown.curve > 0) return <JudgedCurve judged={judged} height={shown.curve} />
  return (
    <>
      <span className="ttc-checked__text">{shortened(text, longest)}</span>
      {said !== '' && <span className="ttc-muted ttc-checked__beside">{said}</span>}
    </>
  )
}

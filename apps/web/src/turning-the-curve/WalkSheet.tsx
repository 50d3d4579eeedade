import { useSuspenseQuery } from '@tanstack/react-query'
import { describeDay } from '@ttc/domain/period/label'
import { describeQuestion, type Question } from '@ttc/domain/turning-the-curve/step'
import { useFitting } from '../design/use-fitting.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { lastStep, sideAt } from './one-side.ts'
import { PrintedLists } from './PrintedLists.tsx'
import type { PrintedList } from './printed-answers.ts'
import { useWalkRoom } from './walk-room.tsx'

/**
 * A4 between the margins of the printed page, in the pixels of a screen (184 by 273 mm). A little of the height is
 * left, since a printer's text is set a hair wider than the screen's.
 */
const SHEET = { width: 694, height: 1012 }

export type Answered = Readonly<{ question: Question; lists: readonly PrintedList[] }>

type WalkSheetProps = { title: string; caption: string; answered: readonly Answered[] }

/**
 * The walk on one side of paper. It lies unseen behind the page at the paper's own width, where it is measured, and is
 * all there is on paper. Where nothing is laid out it is not there.
 */
export function WalkSheet({ title, caption, answered }: WalkSheetProps) {
  const { walk } = useWalkRoom()
  const lengths = answered.flatMap(({ lists }) => lists.map(({ items }) => items.length))
  const [sheet, step] = useFitting<HTMLDivElement>(lastStep(lengths), SHEET, answered)
  const side = sideAt(lengths, step ?? 0)
  const firstOf = (place: number) => answered.slice(0, place).reduce((sum, { lists }) => sum + lists.length, 0)
  if (typeof ResizeObserver === 'undefined') return null
  return (
    <div className="ttc-sheet" ref={sheet} style={{ fontSize: `${side.points}pt` }}>
      {/* The room that the page's own head takes on paper, where it stands in this one's place. */}
      <div className="ttc-sheet__head" aria-hidden="true">
        <p>{caption}</p>
        <p>{title}</p>
      </div>
      <div className="ttc-sheet__columns">
        {answered.map(({ question, lists }, place) => (
          <section key={question.text} className="ttc-sheet__question">
            <h2>{describeQuestion(question)}</h2>
            <PrintedLists lists={lists} most={side.most.slice(firstOf(place))} shown={side} />
          </section>
        ))}
      </div>
      <SheetFoot asOf={walk.asOf} isWhole={side.beside === 'all'} />
    </div>
  )
}

function SheetFoot({ asOf, isWhole }: { asOf: string; isWhole: boolean }) {
  const { at } = useWalkRoom()
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const notice = partnerships.find(({ id }) => id === at.partnership)?.notice ?? null
  const said = [
    `As it stood on ${describeDay(asOf)}.`,
    isWhole ? '' : 'One side holds the main of it; all that was said is in the walk.',
    notice ?? '',
  ]
  return <p className="ttc-sheet__foot">{said.filter((part) => part !== '').join(' ')}</p>
}

import { describeJudged, type WorkingBaseline } from '@ttc/domain/turning-the-curve/working-baseline'
import { judgedSvg } from '@ttc/figure/judged-svg'
import { useWidth } from '../figure/use-width.ts'

/** No wider than this, so that the words stay beside the points. */
const WIDEST = 560

/** A curve that the group judged, with its sentence: drawn otherwise than what was measured, and it says so. */
export function JudgedCurve({ judged, height = 230 }: { judged: WorkingBaseline; height?: number }) {
  const [box, room] = useWidth<HTMLElement>()
  const width = Math.min(room ?? 0, WIDEST)
  const sentence = describeJudged(judged)
  const source =
    width === 0
      ? null
      : `data:image/svg+xml,${encodeURIComponent(judgedSvg(judged, { width, height, label: sentence }))}`
  return (
    <figure className="ttc-judged__figure" ref={box}>
      <figcaption>
        <b>{judged.text}</b>
        <span>{sentence}</span>
      </figcaption>
      {source !== null && <img src={source} alt={sentence} width={width} height={height} />}
    </figure>
  )
}

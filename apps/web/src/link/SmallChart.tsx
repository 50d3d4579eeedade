import { describeLastValue } from '@ttc/domain/link.words'
import { describePeriod } from '@ttc/domain/period/label'
import { type AskedDrawing, askedSvg } from '@ttc/figure/asked-svg'
import { Details } from '../design/Details.tsx'
import { useWidth } from '../figure/use-width.ts'

const HEIGHT = 156
const WIDEST = 640

type SmallChartProps = Omit<AskedDrawing, 'label' | 'width' | 'height'> & { name: string; words: string }

const usualName: NonNullable<AskedDrawing['nameOf']> = (period, { accumulation }) =>
  describePeriod(period, accumulation)

/** A few values at the width of the screen; the numbers themselves beneath. */
export function SmallChart({ name, words, ...drawing }: SmallChartProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { last, scale, nameOf = usualName } = drawing
  const size = width === null ? null : { width: Math.min(width, WIDEST), height: HEIGHT }
  return (
    <>
      <div className="ttc-asked__chart" ref={box}>
        {size !== null && (
          <img
            src={`data:image/svg+xml,${encodeURIComponent(askedSvg({ ...drawing, ...size, label: words }))}`}
            alt={words}
            {...size}
          />
        )}
      </div>
      <Details summary={last.length === 1 ? 'The last value' : `The last ${last.length} values`}>
        <table className="ttc-asked__values">
          <caption className="govuk-visually-hidden">{name}, newest first</caption>
          <thead className="govuk-visually-hidden">
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {last.toReversed().map((one) => (
              <tr key={`${one.period.start} ${one.period.end}`}>
                <th scope="row">{nameOf(one.period, scale)}</th>
                <td>{describeLastValue(one, scale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </>
  )
}

import type { PackException, PackView } from '@ttc/contracts/pack'
import { StatusTag } from '../design/StatusTag.tsx'
import { LateCurveDrawing } from '../figure/LateCurveDrawing.tsx'
import { useLater } from '../http/use-later.ts'
import { periodOf, statusOfCard } from '../report-card/card-marks.ts'
import '../figure/figure.scss'

const HEIGHT = 220

/** The indicators on the agenda as they stood: value, status, curve, and what a director asks about. */
export function PackExceptions({ exceptions }: Pick<PackView['content'], 'exceptions'>) {
  const isLater = useLater()
  return exceptions.map((one) => <Exception key={one.id} exception={one} isLater={isLater} />)
}

type ExceptionProps = { exception: PackException; isLater: boolean }

function Exception({ exception: { indicator, priority, owner, facts }, isLater }: ExceptionProps) {
  const { name, latest, target, curve, verdict, direction } = indicator
  return (
    <section className="ttc-packs__exception" aria-label={name}>
      <h3>{name}</h3>
      <p>
        <StatusTag status={statusOfCard(indicator)} /> <b>{latest?.text ?? 'No value yet'}</b> {periodOf(indicator)}
        {target !== null && `; target ${target.text}`}
      </p>
      <p className="ttc-muted">
        {priority} · {owner === null ? 'no owner' : [owner.name, owner.agency].filter(Boolean).join(', ')}
      </p>
      <LateCurveDrawing curve={curve} height={HEIGHT} isLater={isLater} />
      <p>
        <b>{verdict.short}</b>: {verdict.sentence}. {direction.sentence}
      </p>
      <dl>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

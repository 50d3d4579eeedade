import type { CardHeadline } from '@ttc/contracts/report-card'
import { verdictOf } from '../assessment/statuses.ts'
import { StatusTag } from '../design/StatusTag.tsx'
import { VerdictMark } from '../design/VerdictMark.tsx'
import { LateCurveDrawing } from '../figure/LateCurveDrawing.tsx'
import { periodOf, sideOfCard, statusOfCard } from './card-marks.ts'

/** The two curves of the card, each with its value, status and what the numbers say. */
export function CardHeadlines({ headlines, height }: { headlines: readonly CardHeadline[]; height: number }) {
  if (headlines.length === 0) return null
  return (
    <div className={headlines.length === 1 ? 'ttc-card__curves ttc-card__curves--one' : 'ttc-card__curves'}>
      {headlines.map((headline) => (
        <Headline key={headline.name} headline={headline} height={height} />
      ))}
    </div>
  )
}

function Headline({ headline, height }: { headline: CardHeadline; height: number }) {
  const { name, latest, target, status, due, curve } = headline
  const beside = [
    periodOf(headline),
    target === null ? '' : `target ${target.text}${target.period === latest?.period ? '' : ` for ${target.period}`}`,
    status.note ?? '',
    due.note ?? '',
  ].filter((part) => part !== '')
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p className="ttc-card__status">
        <b>{latest?.text ?? '–'}</b> <StatusTag status={statusOfCard(headline)} /> <span>{beside.join('; ')}</span>
      </p>
      <LateCurveDrawing curve={curve} height={height} print />
      <Said headline={headline} />
    </section>
  )
}

function Said({ headline }: { headline: CardHeadline }) {
  const { verdict, direction, comparison, forecast } = headline
  const shown = verdictOf(verdict)
  const rest = [direction.sentence, comparison ?? '', forecast?.sentence ?? '']
    .filter((part) => part !== '')
    .map(ended)
    .join(' ')
  const words = (
    <>
      <b>{verdict.short}</b>: {ended(verdict.sentence)} {rest}
    </>
  )
  if (shown === null) return <p className="ttc-card__said">{words}</p>
  return (
    <p className="ttc-card__said">
      <VerdictMark verdict={shown} side={sideOfCard(headline)}>
        {words}
      </VerdictMark>
    </p>
  )
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

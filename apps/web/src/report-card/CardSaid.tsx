import type { CardSaid } from '@ttc/contracts/report-card'

/** What changed since last time, in the lead's own paragraphs. */
export function CardChanged({ changed }: Pick<CardSaid, 'changed'>) {
  if (changed === '') return null
  const paragraphs = changed.split('\n').filter((line) => line.trim() !== '')
  return (
    <section className="ttc-card__changed" aria-labelledby="card-changed">
      <h2 id="card-changed">What changed since last time</h2>
      {paragraphs.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

/** What the meeting is asked for, in order, of whom first. */
export function CardAsks({ asks }: Pick<CardSaid, 'asks'>) {
  if (asks.length === 0) return null
  return (
    <section className="ttc-card__asks" aria-labelledby="card-asks">
      <h2 id="card-asks">What we ask of the partnership</h2>
      <ol>
        {asks.map(({ of, text }) => (
          <li key={`${of} ${text}`}>
            {of !== '' && <b>{of}: </b>}
            {text}
          </li>
        ))}
      </ol>
    </section>
  )
}

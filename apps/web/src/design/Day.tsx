const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
})
const SHORT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'Europe/London',
})

type DayProps = {
  /** An ISO day ("2026-11-03") or moment ("2026-11-03T09:00:00Z"). */
  date: string
  short?: boolean
}

/** "3 November 2026", as it is in London on that day or at that moment. */
export function Day({ date, short = false }: DayProps) {
  // A bare day is read at noon, so that no zone can move it to a neighbour.
  const moment = new Date(date.length === 10 ? `${date}T12:00:00Z` : date)
  return (
    <time className="ttc-nowrap" dateTime={date}>
      {(short ? SHORT : LONG).format(moment)}
    </time>
  )
}

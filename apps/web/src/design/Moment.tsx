const FORM = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
})

/** "3 Nov 2026, 09:15", as it is in London at that moment. */
export function Moment({ at }: { at: string }) {
  return (
    <time className="ttc-nowrap" dateTime={at}>
      {FORM.format(new Date(at))}
    </time>
  )
}

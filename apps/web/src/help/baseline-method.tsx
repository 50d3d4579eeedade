import { Table } from '../design/Table.tsx'

export function BaselineMethod() {
  return (
    <>
      <p>
        A baseline is the history and where it leads if nothing changes, frozen on a day. The forecast starts from the
        level the values have settled at and goes on with half of their past trend; a full straight line overshoots. A
        season is taken out first where quarters or months show one, and put back in.
      </p>
      <p>
        The ranges come from how much the values usually move from one period to the next: half of what might come lies
        in the 50% range, four fifths in the 80% range. On 4,214 real series of English councils the 80% range held 80%
        of what came, the 95% range 95%.
      </p>
      <p>
        A frozen baseline never moves, even when old values are revised. It needs five values; with fewer, or where they
        never varied, it is too soon to tell.
      </p>
    </>
  )
}

const RATES = [
  { results: 'One', called: '3%', strong: '0%' },
  { results: 'Two', called: '7%', strong: '1.6%' },
  { results: 'Three', called: '10%', strong: '2.2%' },
] as const

export function VerdictMethod() {
  return (
    <>
      <p>
        Each result after the freeze is held against the forecast for its period. Where things were already getting
        better, results must beat the whole old trend, not the half that the forecast carries on.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <b>Turned (likely)</b>: the last result beyond the 95% range, or the last two beyond the 80% range, or the
          last three beyond the 50% range, on the good side.
        </li>
        <li>
          <b>Turned (strong)</b>: the last three beyond the 80% range, or the last two beyond the 95% range.
        </li>
        <li>
          <b>Worse than the baseline</b>: the same on the bad side.
        </li>
        <li>
          <b>Slowing</b>: things were getting worse, and now do so more slowly or no longer. It counts as progress.
        </li>
        <li>
          <b>On the baseline</b>: none of these. <b>Too soon to tell</b>: there is not enough to judge.
        </li>
      </ul>
      <Table
        caption="How often real series were called turned although nothing had been done"
        rows={RATES}
        rowKey={({ results }) => results}
        columns={[
          { key: 'results', header: 'Results since the freeze', rowHeader: true, cell: ({ results }) => results },
          { key: 'called', header: 'Called turned', numeric: true, cell: ({ called }) => called },
          { key: 'strong', header: 'Called turned (strong)', numeric: true, cell: ({ strong }) => strong },
        ]}
      />
      <p>
        If the last value before the freeze was the worst ever, 16.5% were called turned and 5.1% strong: things tend to
        come back by themselves. A real shift of one, two or three times the usual movement is found after three results
        in 24%, 45% and 65% of cases. Looked at every quarter for three years, noise is called turned at some time in
        29%.
      </p>
    </>
  )
}

export function ForecastMethod() {
  return (
    <>
      <p>
        The current forecast uses all values to date, unlike the frozen baseline. The chance of meeting a target follows
        from how far the target lies from the forecast, in units of its range: under 1 in 3 is called unlikely, up to 2
        in 3 about even, above that likely. Where the range is not known, no chance is given.
      </p>
      <p>
        Every forecast is kept and held against its value when that comes, on the page of the indicator and, for all of
        them together, of the priority. About 8 in 10 values should fall inside the 80% range. From ten forecasts on the
        ranges are called too narrow or too wide where ranges that do hold 80% would so rarely hold so few or so many
        (in fewer than 5% of cases).
      </p>
    </>
  )
}

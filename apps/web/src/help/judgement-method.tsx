export function RagMethod() {
  return (
    <>
      <p>
        The target of a period lies on a straight line between dated targets, or stands until the next date, as the rule
        says. Value and target are rounded as they are displayed and then compared:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <b>Green</b>: at the target or better.
        </li>
        <li>
          <b>Amber</b>: off target, within the tolerance.
        </li>
        <li>
          <b>Red</b>: beyond it.
        </li>
      </ul>
      <p>
        Without a target there is no colour, and an indicator with no good direction is never coloured. Rules are dated:
        a period is judged by the rule in force on its last day, and changing a rule never recolours the past in
        silence. A priority, an outcome or the plan has no colour of its own, only the counts of its indicators.
      </p>
    </>
  )
}

export function DirectionMethod() {
  return (
    <p>
      Rising or falling is said only where the last five values say so by a test of ranks (or, where their margins of
      error are known, by a weighted trend). Otherwise it says no clear trend; with fewer than five values it is too
      soon to tell. An arrow from last year to this is not shown: on real series it turns round the next year in 54% of
      cases.
    </p>
  )
}

export function TargetRealityMethod() {
  return (
    <p>
      Beside a target stands how many other authorities have done as much: those that started within half a standard
      deviation of our latest value, and of them those that improved by the needed amount in the needed time. Each
      counts once, over all such times in its values; England, regions and our own area do not count. For an indicator
      adopted from the catalogue that is every authority of its edition, over the last ten years; else those whose
      values are stored here. With fewer than five no number is given. It says how usual such a change has been, not
      what is possible.
    </p>
  )
}

export function ComparisonMethod() {
  return (
    <p>
      An area is compared with others for the latest period both have a value for. Where counts are known, a 95%
      confidence interval decides between better, similar and worse; without counts the gap is given and nothing is
      called significant. Neighbours are the plain mean of those with a value, and their number is said. A national
      value that lies outside every area’s own range is told, and neither drawn nor used.
    </p>
  )
}

import type { Years } from '@ttc/domain/year-to-date'
import { PAPER } from '@ttc/figure/palette'
import { TARGET_LINE, YEAR_LINES } from './year-lines.ts'

/** Which line is which year: named above the chart, because running totals lie close together. */
export function YearsKey({ years: { years } }: { years: Years }) {
  const hasTarget = years[0]?.steps.some(({ target }) => target !== null) ?? false
  return (
    <ul className="ttc-years__key">
      {years.map(({ label }, place) => {
        const { r, ...line } = YEAR_LINES[place] ?? YEAR_LINES[2]
        return (
          <li key={label}>
            <svg width="36" height="14" aria-hidden="true" focusable="false">
              <path d="M1 7H35" {...line} />
              <circle cx="18" cy="7" r={r} fill={line.stroke} />
            </svg>
            {label}
          </li>
        )
      })}
      {hasTarget && (
        <li>
          <svg width="36" height="14" aria-hidden="true" focusable="false">
            <path d="M1 7H35" {...TARGET_LINE} />
            <circle cx="18" cy="7" r="4" fill={PAPER} stroke={TARGET_LINE.stroke} strokeWidth="2" />
          </svg>
          Target of {years[0]?.label}
        </li>
      )}
    </ul>
  )
}

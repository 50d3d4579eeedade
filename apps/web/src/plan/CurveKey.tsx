/** What the lines of the small curves stand for. */
export function CurveKey() {
  return (
    <ul className="ttc-key" aria-label="Key of the small curves">
      <li>
        <svg width="34" height="12" aria-hidden="true" focusable="false">
          <path d="M1 6h30" stroke="#12436d" strokeWidth="2.2" />
        </svg>
        history
      </li>
      <li>
        <svg width="40" height="16" aria-hidden="true" focusable="false">
          <path d="M0 0h38v16H0z" fill="#e8eff4" />
          <path d="M0 4h38v8H0z" fill="#cfdbe5" />
          <path d="M0 8h38" stroke="#5a6b78" strokeWidth="1.5" strokeDasharray="3 3" />
        </svg>
        frozen baseline forecast, 50% and 80% ranges
      </li>
      <li>
        <svg width="36" height="12" aria-hidden="true" focusable="false">
          <path d="M1 6h28" stroke="#801650" strokeWidth="3" />
          <circle cx="29" cy="6" r="3.800" fill="#801650" />
        </svg>
        results since the freeze
      </li>
      <li>
        <svg width="28" height="12" aria-hidden="true" focusable="false">
          <path d="M1 6h22M23 2v8" stroke="#0b0c0c" strokeWidth="2" />
        </svg>
        target now
      </li>
      <li>
        <svg width="10" height="16" aria-hidden="true" focusable="false">
          <path d="M5 0v16" stroke="#5a6b78" strokeWidth="1.5" strokeDasharray="2 3" />
        </svg>
        break in series
      </li>
    </ul>
  )
}

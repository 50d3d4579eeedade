type ChanceBarProps = {
  /** Between 0 and 1. */
  chance: number
  /** The sentence that says the same, such as "Chance of meeting the target: about 1 in 3". */
  words: string
}

/** How likely something is, on a bar from never to certain. The words say it; the bar is their picture. */
export function ChanceBar({ chance, words }: ChanceBarProps) {
  const share = `${Math.min(100, Math.max(0, chance * 100)).toFixed(1)}%`
  return (
    <div className="ttc-chance">
      <div className="ttc-chance__track" role="img" aria-label={words}>
        <span className="ttc-chance__fill" style={{ width: share }} />
        <span className="ttc-chance__pin" style={{ left: share }} />
      </div>
      <p className="ttc-chance__scale" aria-hidden="true">
        <span>Unlikely</span>
        <span>About even</span>
        <span>Likely</span>
      </p>
    </div>
  )
}

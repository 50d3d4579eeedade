type SmallPictureProps = { svg: string; words: string; values: number; width: number; height: number }

/** A small curve that is drawn already. As an image it runs nothing, whatever stands in it. */
export function SmallPicture({ svg, words, values: points, width, height }: SmallPictureProps) {
  if (points === 0) return <span className="ttc-muted">No values yet</span>
  if (points === 1) return <span className="ttc-muted">One value: no curve yet</span>
  return (
    <img
      className="ttc-spark"
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={words}
      width={width}
      height={height}
    />
  )
}

/** A rectangle in pixels, y downwards. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>

/** A piece of a drawn line, which a label should rather not cover. */
export type Stroke = Readonly<{ x1: number; y1: number; x2: number; y2: number }>

export type Anchor = 'start' | 'middle' | 'end'

/** A place where a label may stand; the anchor says from which side its text is set. */
export type Spot = Box & Readonly<{ anchor: Anchor }>

/** A label that asks for a place: its spots, the dearest first, and how many strokes it may cover rather than go. */
export type LabelRequest = Readonly<{ id: string; spots: readonly Spot[]; mostStrokes: number }>

export type PlacedLabel = Readonly<{ id: string; spot: Spot }>

/** What covering one stroke costs, in steps down the list of spots. */
const STROKE_COST = 100

/**
 * Gives each label, most important first, the spot inside the frame that overlaps neither what is taken nor a label
 * already placed; among those the one that covers fewest strokes, then the dearest. A label without such a spot, or
 * with too many strokes under it, is left out: better none than one on top of another.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  frame: Box,
  taken: readonly Box[],
  strokes: readonly Stroke[],
): readonly PlacedLabel[] {
  const boxes: Box[] = [...taken]
  const placed: PlacedLabel[] = []
  for (const { id, spots, mostStrokes } of requests) {
    const spot = cheapestSpot(spots, frame, boxes, strokes, mostStrokes)
    if (spot === null) continue
    boxes.push(spot)
    placed.push({ id, spot })
  }
  return placed
}

function cheapestSpot(
  spots: readonly Spot[],
  frame: Box,
  boxes: readonly Box[],
  strokes: readonly Stroke[],
  mostStrokes: number,
): Spot | null {
  let best: Spot | null = null
  let lowest = Number.POSITIVE_INFINITY
  for (const [rank, spot] of spots.entries()) {
    if (rank >= lowest) break
    if (!isInside(spot, frame) || boxes.some((box) => isOverlapping(spot, box))) continue
    const bearable = Math.min(mostStrokes, (lowest - rank) / STROKE_COST)
    const covered = strokesUnder(spot, strokes, bearable)
    if (covered > bearable) continue
    best = spot
    lowest = rank + covered * STROKE_COST
  }
  return best
}

/** How many strokes a rectangle covers; the count stops where it is already too high, as this is asked very often. */
function strokesUnder(box: Box, strokes: readonly Stroke[], most: number): number {
  let covered = 0
  for (const stroke of strokes) {
    if (isCrossing(stroke, box)) covered += 1
    if (covered > most) break
  }
  return covered
}

/** Whether two rectangles share an area; touching edges do not. */
export function isOverlapping(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a rectangle lies wholly within another. */
export function isInside(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  )
}

/** Whether a stroke passes through a rectangle (Liang and Barsky's clipping, 1984). */
export function isCrossing(stroke: Stroke, box: Box): boolean {
  if (isBeside(stroke, box)) return false
  const dx = stroke.x2 - stroke.x1
  const dy = stroke.y2 - stroke.y1
  let enter = 0
  let leave = 1
  const edges = [
    [-dx, stroke.x1 - box.x],
    [dx, box.x + box.width - stroke.x1],
    [-dy, stroke.y1 - box.y],
    [dy, box.y + box.height - stroke.y1],
  ] as const
  for (const [slope, room] of edges) {
    if (slope === 0 && room < 0) return false
    if (slope < 0) enter = Math.max(enter, room / slope)
    if (slope > 0) leave = Math.min(leave, room / slope)
  }
  return enter <= leave
}

/** Most strokes lie wholly on one side of a rectangle; this tells them without dividing. */
function isBeside({ x1, y1, x2, y2 }: Stroke, box: Box): boolean {
  return (
    Math.max(x1, x2) < box.x ||
    Math.min(x1, x2) > box.x + box.width ||
    Math.max(y1, y2) < box.y ||
    Math.min(y1, y2) > box.y + box.height
  )
}

/** The sides of a mark a label may stand on. */
export type Side = 'above' | 'below' | 'right' | 'left' | 'above-right' | 'above-left' | 'below-right' | 'below-left'

const OFFSETS: Readonly<Record<Side, readonly [number, number]>> = {
  above: [0, -1],
  below: [0, 1],
  right: [1, 0],
  left: [-1, 0],
  'above-right': [1, -1],
  'above-left': [-1, -1],
  'below-right': [1, 1],
  'below-left': [-1, 1],
}

const ANCHORS: readonly Anchor[] = ['end', 'middle', 'start']

/** Spots for a label of a size around a mark, `reach` pixels away from its middle, in the order of the sides given. */
export function spotsAround(
  mark: Readonly<{ x: number; y: number }>,
  size: Readonly<{ width: number; height: number }>,
  reach: number,
  sides: readonly Side[],
): readonly Spot[] {
  return sides.map((side) => {
    const [across, down] = OFFSETS[side]
    const near = down === 0 ? reach : reach * 0.6
    const x = mark.x + across * near + ((across - 1) / 2) * size.width
    const y = mark.y + down * reach + ((down - 1) / 2) * size.height
    return { x, y, width: size.width, height: size.height, anchor: ANCHORS[across + 1] ?? 'middle' }
  })
}

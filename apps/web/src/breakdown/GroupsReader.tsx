import type { GroupLines } from '@ttc/domain/breakdown/group-lines'
import { describeGroupLines, describeGroupsAt } from '@ttc/domain/breakdown/group-lines.words'
import type { GroupPanel } from '@ttc/domain/breakdown/group-panels'
import { groupsLayoutOf } from '@ttc/figure/groups-layout'
import { groupsSvg } from '@ttc/figure/groups-svg'
import { useId, useLayoutEffect, useMemo, useRef } from 'react'
import { PeriodReader } from '../figure/PeriodReader.tsx'
import { parsedSvg } from '../figure/parsed-svg.ts'

type GroupsReaderProps = { lines: GroupLines; panels: readonly GroupPanel[]; headline: string }

/** The groups side by side, read period by period in all charts at once. */
export function GroupsReader({ lines, panels, headline }: GroupsReaderProps) {
  return (
    <PeriodReader
      steps={lines.steps}
      description={describeGroupLines(lines, panels)}
      said={(at) => describeGroupsAt(lines, panels, at)}
      stepAt={(point, width) => stepUnder(point, groupsLayoutOf(lines, panels, width))}
      draw={(width, reading) => (
        <Drawn lines={lines} panels={panels} headline={headline} width={width} reading={reading} />
      )}
    />
  )
}

type Layout = ReturnType<typeof groupsLayoutOf>

/** The step under a point, in whichever chart the point lies. */
function stepUnder({ x, y }: Readonly<{ x: number; y: number }>, { panels }: Layout): number {
  const under = panels.find(
    (one) => x >= one.x && x <= one.x + one.frame.width && y >= one.y && y <= one.y + one.frame.height,
  )
  if (under === undefined) return -1
  const { frame } = under
  return Math.round((x - under.x - frame.x(0)) / (frame.x(1) - frame.x(0)))
}

type DrawnProps = GroupsReaderProps & { width: number; reading: number | null }

function Drawn({ lines, panels, headline, width, reading }: DrawnProps) {
  const box = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const layout = useMemo(() => groupsLayoutOf(lines, panels, width), [lines, panels, width])
  useLayoutEffect(() => {
    const svg = groupsSvg(lines, panels, {
      width,
      prefix,
      title: headline,
      description: describeGroupLines(lines, panels),
    })
    box.current?.replaceChildren(...parsedSvg(svg))
  }, [lines, panels, width, prefix, headline])
  return (
    <>
      <div className="ttc-drawing" ref={box} />
      {reading !== null &&
        layout.panels.map(({ x, y, frame }) => (
          <span
            key={`${x} ${y}`}
            className="ttc-reader__line"
            style={{ left: x + frame.x(reading), top: y + frame.top, height: frame.bottom - frame.top }}
          />
        ))}
    </>
  )
}

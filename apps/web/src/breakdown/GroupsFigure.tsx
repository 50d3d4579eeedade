import type { GroupLines } from '@ttc/domain/breakdown/group-lines'
import {
  describeGroupLines,
  type GroupGap,
  notesOfGroups,
  sentenceOfGroups,
  subtitleOfGroups,
} from '@ttc/domain/breakdown/group-lines.words'
import { groupPanelsOf, groupViewsOf } from '@ttc/domain/breakdown/group-panels'
import { groupsSvg } from '@ttc/figure/groups-svg'
import { useMemo, useState } from 'react'
import { Figure } from '../design/Figure.tsx'
import { Select } from '../design/Select.tsx'
import { FigureDownload } from '../figure/FigureDownload.tsx'
import { PICTURE_WIDTH } from '../figure/picture-file.ts'
import { GroupsReader } from './GroupsReader.tsx'
import { GroupsTable } from './GroupsTable.tsx'

type GroupsFigureProps = {
  lines: GroupLines
  gaps: readonly GroupGap[]
  /** The group that all others are held against. */
  against: GroupLines['lines'][number]
  valuesFile: string
  source: string
}

/** All groups of children on the same axes: at most four on one chart, more as a chart for each; all in the table. */
export function GroupsFigure({ lines, gaps, against, valuesFile, source }: GroupsFigureProps) {
  const [kind, setKind] = useState('')
  const views = useMemo(() => groupViewsOf(lines), [lines])
  const panels = useMemo(() => groupPanelsOf(lines, kind, against.id), [lines, kind, against])
  const headline = sentenceOfGroups(lines, gaps, against.spoken)
  return (
    <Figure
      headline={headline}
      level={3}
      subtitle={subtitleOfGroups(lines)}
      chart={
        <>
          {views.length > 1 && (
            <div className="ttc-screen">
              <Select
                name="groups-drawn"
                label="Groups on the chart"
                value={kind}
                onChange={(event) => setKind(event.target.value)}
                options={views.map((view) => ({ value: view.kind, text: view.text }))}
              />
            </div>
          )}
          <GroupsReader lines={lines} panels={panels} headline={headline} />
        </>
      }
      table={<GroupsTable lines={lines} />}
      download={
        <FigureDownload
          name={`${lines.name} by group`}
          document={() =>
            groupsSvg(lines, panels, {
              width: PICTURE_WIDTH,
              prefix: 'groups',
              title: headline,
              description: describeGroupLines(lines, panels),
            })
          }
          valuesFile={valuesFile}
          valuesHint="of every group, with periods as dates and marks for what is missing or hidden"
        />
      }
      source={[source, ...notesOfGroups(lines, panels)].join(' ')}
    />
  )
}

import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve, notesOf } from '@ttc/domain/figure/description'
import { type Finding, sentenceOf, subtitleOf } from '@ttc/domain/figure/sentence'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { Figure } from '../design/Figure.tsx'
import { Annotations } from './Annotations.tsx'
import { CurveTable } from './CurveTable.tsx'
import { FigureDownload } from './FigureDownload.tsx'
import { LateCurveReader } from './LateCurveReader.tsx'
import { PICTURE_WIDTH } from './picture-file.ts'
import './figure.scss'

type CurveFigureProps = {
  curve: CurveView
  finding: Finding | null
  /** The values as a file, where there is one. */
  valuesFile: string | null
  about: ReactNode
  source: ReactNode
}

/** A curve with the sentence that states its finding; the same numbers to read, as a table and as files. */
export function CurveFigure({ curve, finding, valuesFile, about, source }: CurveFigureProps) {
  const drawn = useMemo(() => curveOf(curve), [curve])
  const notes = notesOf(drawn)
  const headline = sentenceOf(drawn, finding)
  const size = { width: PICTURE_WIDTH, height: PICTURE_WIDTH / 2 }
  return (
    <Figure
      headline={headline}
      subtitle={subtitleOf(drawn)}
      chart={<LateCurveReader curve={drawn} />}
      table={<CurveTable curve={drawn} />}
      download={
        <FigureDownload
          name={drawn.name}
          document={async () => {
            const { curveSvg } = await import('@ttc/figure/curve-svg')
            return curveSvg(drawn, { ...size, prefix: 'curve', title: headline, description: describeCurve(drawn) })
          }}
          valuesFile={valuesFile}
          valuesHint="with periods as dates, marks for what is missing, the forecast and the target"
        />
      }
      about={about}
      notes={<Annotations annotations={drawn.annotations} />}
      source={
        <>
          {source} {notes.join(' ')}
        </>
      }
    />
  )
}

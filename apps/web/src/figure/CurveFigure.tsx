import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { notesOf } from '@ttc/domain/figure/description'
import { type Finding, sentenceOf, subtitleOf } from '@ttc/domain/figure/sentence'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { Figure } from '../design/Figure.tsx'
import { Annotations } from './Annotations.tsx'
import { CurveDownload } from './CurveDownload.tsx'
import { CurveReader } from './CurveReader.tsx'
import { CurveTable } from './CurveTable.tsx'
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
  return (
    <Figure
      headline={sentenceOf(drawn, finding)}
      subtitle={subtitleOf(drawn)}
      chart={<CurveReader curve={drawn} />}
      table={<CurveTable curve={drawn} />}
      download={<CurveDownload curve={drawn} headline={sentenceOf(drawn, finding)} valuesFile={valuesFile} />}
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

import type { Curve } from '@ttc/domain/figure/curve'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { curveDocument, pngOf, saveAs, svgOf } from './curve-file.ts'

type CurveDownloadProps = { curve: Curve; headline: string; valuesFile: string | null }

/** The values and the picture as files; the picture is the same drawing as in print. */
export function CurveDownload({ curve, headline, valuesFile }: CurveDownloadProps) {
  const [failed, setFailed] = useState(false)
  const document = () => curveDocument(curve, headline)

  async function savePng() {
    try {
      saveAs(await pngOf(document()), curve.name, 'png')
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }

  return (
    <>
      <ul className="govuk-list ttc-files">
        {valuesFile !== null && (
          <li>
            <a href={valuesFile} download>
              Values (CSV)
            </a>{' '}
            <span className="ttc-muted">
              with periods as dates, marks for what is missing, the forecast and the target
            </span>
          </li>
        )}
        <li>
          <Button look="link" onClick={savePng}>
            Picture for documents (PNG)
          </Button>
        </li>
        <li>
          <Button look="link" onClick={() => saveAs(svgOf(document()), curve.name, 'svg')}>
            Picture that scales (SVG)
          </Button>
        </li>
      </ul>
      {failed && (
        <Notice tone="problem">
          <p>This browser could not make the PNG. Take the SVG: it holds the same picture.</p>
        </Notice>
      )}
    </>
  )
}

import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { pngOf, saveAs, svgOf } from './picture-file.ts'

type FigureDownloadProps = {
  name: string
  /** The picture as a document of its own, with the finding as its title. */
  document: () => string
  valuesFile: string | null
  /** What the file of values holds beside them. */
  valuesHint: string
}

/** The values and the picture as files; the picture is the same drawing as in print. */
export function FigureDownload({ name, document, valuesFile, valuesHint }: FigureDownloadProps) {
  const [failed, setFailed] = useState(false)

  async function savePng() {
    try {
      saveAs(await pngOf(document()), name, 'png')
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
            <span className="ttc-muted">{valuesHint}</span>
          </li>
        )}
        <li>
          <Button look="link" onClick={savePng}>
            Picture for documents (PNG)
          </Button>
        </li>
        <li>
          <Button look="link" onClick={() => saveAs(svgOf(document()), name, 'svg')}>
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

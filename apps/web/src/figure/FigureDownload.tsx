import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { pngOf, saveAs, svgOf } from './picture-file.ts'

type FigureDownloadProps = {
  name: string
  /** The picture as a document of its own, with the finding as its title. */
  document: () => string | Promise<string>
  valuesFile: string | null
  /** What the file of values holds beside them. */
  valuesHint: string
}

const NOT_MADE = {
  png: 'This browser could not make the PNG. Take the SVG: it holds the same picture.',
  svg: 'The picture could not be made. Try again when the connection is back.',
}

/** The values and the picture as files; the picture is the same drawing as in print. */
export function FigureDownload({ name, document, valuesFile, valuesHint }: FigureDownloadProps) {
  const [failed, setFailed] = useState<'png' | 'svg' | null>(null)

  async function save(kind: 'png' | 'svg', fileOf: (drawn: string) => Blob | Promise<Blob>) {
    try {
      saveAs(await fileOf(await document()), name, kind)
      setFailed(null)
    } catch {
      setFailed(kind)
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
          <Button look="link" onClick={() => save('png', pngOf)}>
            Picture for documents (PNG)
          </Button>
        </li>
        <li>
          <Button look="link" onClick={() => save('svg', svgOf)}>
            Picture that scales (SVG)
          </Button>
        </li>
      </ul>
      {failed !== null && (
        <Notice tone="problem">
          <p>{NOT_MADE[failed]}</p>
        </Notice>
      )}
    </>
  )
}

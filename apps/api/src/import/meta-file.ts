import { type EesMeta, eesMetaOf } from '@ttc/domain/import/ees-columns'
import { Problem } from '@ttc/domain/problem'
import { readRows } from './file-rows.ts'
import { openFileText } from './file-text.ts'
import type { ReceivedFile } from './received-file.ts'

const MOST_ROWS = 5_000

/** What the publisher's `.meta.csv` says of the columns of the file beside it; nothing where there is none. */
export async function readMeta(file: ReceivedFile | null): Promise<readonly EesMeta[]> {
  if (file === null) return []
  let header: readonly string[] = []
  const rows: (readonly string[])[] = []
  const text = await openFileText(file.path)
  await readRows(text.text(), {
    header: (cells) => {
      header = cells
    },
    row: (_number, cells) => {
      rows.push(cells)
      if (rows.length > MOST_ROWS) throw refused('The meta file has more than 5,000 rows: is it the data themselves?')
    },
    uneven: (_number, cells) => rows.push(cells),
    ready: async () => {},
  })
  const names = header.map((cell) => cell.toLowerCase())
  if (!names.includes('col_name') || !names.includes('col_type'))
    throw refused('The meta file has no columns “col_name” and “col_type”. Send the .meta.csv that came with the data.')
  return eesMetaOf(header, rows)
}

function refused(message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field: 'meta', message }] })
}

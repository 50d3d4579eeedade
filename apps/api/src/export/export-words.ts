import type { ExportManifest } from './export-manifest.ts'
import { leftOutColumns, leftOutTables } from './left-out.ts'

/** What lies in the zip as README.txt: for whoever opens it without the product. */
export function exportReadme({ partnership, product, madeAt }: Omit<ExportManifest, 'tables' | 'files'>): string {
  const columns = Object.entries(leftOutColumns).flatMap(([table, of]) =>
    Object.entries(of).map(([column, { why }]) => `- ${table}.csv, column ${column}: ${why}.`),
  )
  return [
    partnership.name,
    `Everything of this partnership in Turning the Curve ${product}, as it was at ${madeAt}.`,
    '',
    'It holds names, addresses and every small number that pages hide. Keep it as you keep the database.',
    '',
    'HOW TO READ IT',
    '- Each table is one CSV file (UTF-8, commas, the names of the columns in the first row). Rows are in the order of',
    '  their ids, which is the order in which they were made.',
    '- A cell with nothing in it has no value. A cell with "" is a text without a letter.',
    '- A text that a spreadsheet would run as a formula begins with an apostrophe, and so does one that begins with an',
    '  apostrophe itself: take one apostrophe away to have the text. Numbers are as they are stored, negative ones too.',
    '- Times are in UTC, as 2026-11-23 10:00:00+00; days are as 2026-11-23. What is made of parts is JSON.',
    '- A column that names a file below files/ stands for that file.',
    '- area.csv, neighbour_model.csv and neighbour.csv are published lists that this partnership refers to. edition.csv',
    '  names the editions of published collections that its figures were taken from; the editions are not in here.',
    '  account.csv says whose address signs in as which member.',
    '- manifest.json has the number of rows and the checksum of every file. A spreadsheet changes a file when it saves',
    '  it, and a changed file is not imported.',
    '',
    'WHAT IS NOT IN IT',
    '- Passwords, second factors, sessions and keys of any kind.',
    ...Object.entries(leftOutTables).map(([table, why]) => `- ${table}: ${why}.`),
    ...columns,
    '',
    'HOW TO PUT IT INTO ANOTHER INSTALLATION OF THE SAME VERSION',
    '  npm run command -- import-partnership this-file.zip',
    '',
  ].join('\n')
}

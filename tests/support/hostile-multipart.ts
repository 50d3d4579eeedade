import { newId } from '@ttc/contracts/new-id'
import fc from 'fast-check'
import { hostileName, hostileText } from './hostile-value.ts'
import type { Operation } from './operation.ts'

/** A body in parts, and the header that says how they are parted. */
export type SentInParts = Readonly<{ payload: string; type: string }>

/** Whether an operation takes a file: no schema says it, but its description does. */
export const takesFile = ({ described }: Operation): boolean =>
  (described as Readonly<{ description?: string }>).description?.includes('multipart/form-data') === true

const BOUNDARY = 'part-4711'

const contents = fc.constantFrom(
  'time_period,time_identifier,geographic_level,country_code,country_name,rate\n2025,Calendar year,National,E92000001,England,12.3\n',
  'a,b\n1\n"unclosed',
  '\ufeff;;;\n;;;',
  '',
  'PK\u0003\u0004 no zip at all',
  '%PDF-1.7\n%%EOF',
  '<script>document.title="ran"</script>',
  '\u0000\u0001\u0002',
  `${'x,'.repeat(3_000)}\n`.repeat(3),
)
const fileNames = fc.constantFrom(
  'figures.csv',
  'figures.xlsx',
  '../../etc/passwd',
  'figures.csv.gz',
  'con',
  '',
  'a"; name="id',
  `${'long'.repeat(400)}.csv`,
  'ünïcode \u202e.csv',
)
const options = fc.constantFrom(
  '{}',
  '{"source":"lait","areas":"all"}',
  '{"table":{"sheet":"1"},"areas":["E06900001"]}',
  '{"__proto__":{"x":1}}',
  '[[[[',
  'null',
  `{"areas":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
)

const fieldOf = (name: string, value: string) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`
const fileOf = (name: string, fileName: string, content: string) =>
  `content-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n${content}`

const part = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('file', 'file', 'meta', 'other'), fileNames, contents)
      .map((file) => fileOf(...file)),
  },
  { weight: 3, arbitrary: options.map((value) => fieldOf('options', value)) },
  { weight: 3, arbitrary: fc.constantFrom(newId(), 'no-id', '').map((value) => fieldOf('id', value)) },
  { weight: 1, arbitrary: fc.tuple(hostileName, hostileText).map(([name, value]) => fieldOf(name, value)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'no header at all', 'content-disposition: attachment\r\n\r\nx', '\r\n\r\n'),
  },
)
/** What every route that takes a file wants, before anything is wrong with it. */
const wanted = fc
  .tuple(fc.uuid({ version: 7 }), options, fileNames, contents)
  .map(([id, value, ...file]) => [fieldOf('id', id), fieldOf('options', value), fileOf('file', ...file)])
const end = fc.oneof(
  { weight: 9, arbitrary: fc.constant(`--${BOUNDARY}--\r\n`) },
  { weight: 1, arbitrary: fc.constantFrom('', `--${BOUNDARY}`, '--other--\r\n', `--${BOUNDARY}--trailing`) },
)

/** Files and fields in parts: as they are wanted, too many, none, nameless, cut off, or between other lines than was said. */
export const inParts: fc.Arbitrary<SentInParts> = fc
  .tuple(
    fc.oneof(wanted, fc.array(part, { maxLength: 9 })),
    end,
    fc.constantFrom(BOUNDARY, BOUNDARY, BOUNDARY, 'another'),
  )
  .map(([parts, last, said]) => ({
    payload: parts.map((one) => `--${BOUNDARY}\r\n${one}\r\n`).join('') + last,
    type: `multipart/form-data; boundary=${said}`,
  }))

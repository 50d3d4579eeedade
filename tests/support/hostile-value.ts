import fc from 'fast-check'

/** A number that JSON can write and JavaScript cannot: it stands in a body as text, and is sent as it is written. */
const written = (number: string) => `@@${number}@@`

/** The body as it is sent. */
export const asSent = (body: unknown): string => (JSON.stringify(body) ?? '').replaceAll(/"@@([^"]*)@@"/g, '$1')

export const hostileNumber = fc.constantFrom<unknown>(
  written('-0'),
  written('1e308'),
  written('-1e308'),
  written('1e400'),
  written('5e-324'),
  written('123456789012345678901234567890'),
  written('0.1000000000000000055511151231257827'),
  0,
  -1,
  1,
  0.5,
  2_147_483_648,
  written('9007199254740993'),
  'NaN',
  'Infinity',
  '0x10',
  '1,000',
)

export const hostileDay = fc.constantFrom(
  '0000-01-01',
  '0001-01-01',
  '1899-12-31',
  '1900-01-01',
  '9999-12-31',
  '2026-02-30',
  '2024-02-29',
  '2026-13-01',
  '-000001-01-01',
  '+275760-09-13',
  '2026-11-23T00:00:00Z',
  '2026-11-23T23:59:60+14:00',
  '23/11/2026',
  'today',
)

/** Text that means something to some program it passes through, and characters that few programs expect. */
const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'Safe\u0000 homes',
  `half ${String.fromCharCode(0xd800)} of a pair`,
  String.fromCharCode(0xdc00),
  '\u202eבטוחים وآمنون\u202c',
  '\u200b\ufeff\u2060',
  '👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'e\u0301'.repeat(50),
  'Z\u0335\u0352'.repeat(20),
  '\r\nSet-Cookie: a=b\r\n\r\n',
  'line\nline\u2028line\u0085line',
  "Robert'); drop table measurement; --",
  "' or '1'='1",
  '$1 $$ \\ % _ %s',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '#{7*7} <%= 7*7 %> $\u007b7*7}',
  '#include "/etc/passwd" #eval("1") $x^2$ @a <b>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(A1)',
  '\t=1+1',
  ']]>&lt;&#0;&#x1F;<!--',
  '../../../etc/passwd',
  'null',
  '__proto__',
  'NaN',
]

const long = fc.constantFrom('x'.repeat(201), 'ß'.repeat(5_000), 'w '.repeat(50_000), '\u{1d54f}'.repeat(10_000))

export const hostileText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: long },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'deep')
const nestedObject = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: inner }), 'deep')

/** Whatever could stand where something else was asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 4, arbitrary: hostileNumber },
  { weight: 2, arbitrary: hostileDay },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], [{}], { length: 3 }, { a: 1 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      nested(500),
      nestedObject(500),
      Array.from({ length: 10_000 }, () => 1),
      Array.from({ length: 10_000 }, () => ({})),
      Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`field${i}`, i])),
    ),
  },
)

/** Names of fields that nobody asked for, some of which mean something to the language itself. */
export const hostileName = fc.constantFrom('__proto__', 'constructor', 'toString', 'partnershipId', 'extra', '', 'then')

/** Parts of an address that are no id, as they are sent. */
export const hostilePart = fc.constantFrom(
  '0',
  '-1',
  'null',
  'undefined',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%0d%0aSet-Cookie:a=b',
  '%ff',
  '%zz',
  '*',
  "'%20or%201=1",
  'a'.repeat(201),
  'a'.repeat(20_000),
  '%f0%9f%91%a9',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-7000-8000-000000000000}',
)

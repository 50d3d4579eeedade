let loading: Promise<ReadonlySet<string>> | null = null

/** The 49,000 most used passwords of published leaks. Read when first asked for: it takes a tenth of a second. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return loading
}

const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  8: 'b',
  3: 'e',
  1: 'i',
  '!': 'i',
  0: 'o',
  5: 's',
  $: 's',
  7: 't',
}

/**
 * Whether a password is one of the most used, or merely one or two of them: repeated, joined, with digits and signs
 * around or between them, or with lookalikes for letters. Few lists have many of twelve characters or more; what people
 * make of a shorter one when twelve are asked for is what is guessed next. Three words and more are left alone.
 * Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 6.2.4 (the 3,000 most used that the rules would let pass).
 */
export async function isWellKnownPassword(password: string): Promise<boolean> {
  const common = await commonPasswords()
  const typed = password.normalize('NFKC').toLowerCase()
  const forms = [typed, typed.replaceAll(/[^\p{L}\p{N}]/gu, ''), typed.replaceAll(/[^\p{L}]/gu, '')]
  return forms
    .flatMap(withoutEnds)
    .flatMap((text) => [text, [...text].map((letter) => lookalikes[letter] ?? letter).join('')])
    .some((text) => isMadeOf(common, text) || isMadeOf(common, once(text)))
}

const MOST_AT_AN_END = 6

/** The text with more and more of the digits and signs at its two ends taken away, as long as three characters stay. */
function withoutEnds(text: string): string[] {
  const front = Math.min(MOST_AT_AN_END, /^[^\p{L}]*/u.exec(text)?.[0].length ?? 0)
  const back = Math.min(MOST_AT_AN_END, /[^\p{L}]*$/u.exec(text)?.[0].length ?? 0)
  const cuts = Array.from({ length: (front + 1) * (back + 1) }, (_, at) =>
    text.slice(at % (front + 1), text.length - Math.floor(at / (front + 1))),
  )
  return cuts.filter((one) => one.length > 2)
}

const isMadeOf = (common: ReadonlySet<string>, text: string): boolean =>
  common.has(text) ||
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => at + 1).some(
    (at) => common.has(text.slice(0, at)) && common.has(text.slice(at)),
  )

/** "abcabcabc" as "abc". */
function once(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1)
  return text === '' ? text : text.slice(0, at)
}

/** NIST SP 800-63B-4, 3.1.1.2, asks for 15 where a password is the only factor and 8 beside a second one; ours stands between. */
export const shortestPassword = 12
export const longestPassword = 128

const wellKnown = [
  'password',
  'passw0rd',
  'letmein',
  'welcome',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'sunshine',
  'princess',
  'football',
  'liverpool',
  'arsenal',
  'chelsea',
  'monkey',
  'dragon',
  'superman',
  'trustno1',
  'turningthecurve',
  'council',
  'children',
]

/** What whoever guesses knows already: the person's name and address, and the names of their partnerships. */
export type Own = Readonly<{ email: string; name: string; partnerships: readonly string[] }>

/**
 * What makes a password too easy to guess, in plain words, or null where it will do. Judged on length, on how many
 * different characters it has, and on what is left once well-known words, runs such as "12345" and the person's own
 * name and address and their partnership's name are taken out. No rule asks for capitals, digits or signs: they make passwords worse (NIST SP
 * 800-63B-4, 3.1.1.2). Case does not count. Length is in characters as a person counts them (code points).
 */
export function passwordWeakness(password: string, own: Own): string | null {
  const length = [...password].length
  if (length < shortestPassword) return `Use at least ${shortestPassword} characters. Three or four words do well.`
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`
  if (new Set(password.toLowerCase()).size < 6) return 'Use more different characters.'
  const words = [...wellKnown, ...ownWords(own)]
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), withoutRuns(password.toLowerCase()))
  if ([...rest].length < 6)
    return 'This is easy to guess. Leave out well-known words, runs of keys, and the names of you and your partnership.'
  return null
}

function ownWords({ email, name, partnerships }: Own): string[] {
  return [email, name, ...partnerships]
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)
}

/** Three or more neighbours in the order of their code ("abc", "321", "111") are taken out. */
function withoutRuns(text: string): string {
  const characters = [...text]
  const step = (at: number) => (characters[at]?.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? 0)
  const goesOn = (at: number) => at > 1 && Math.abs(step(at)) <= 1 && step(at) === step(at - 1)
  return characters.filter((_, at) => !goesOn(at) && !goesOn(at + 1) && !goesOn(at + 2)).join('')
}

/** Why a sign-in at an external provider led to nothing; the code stands in the address of the sign-in page. */
export const signInProblems = [
  'provider-away',
  'refused',
  'expired',
  'not-invited',
  'address-not-confirmed',
  'failed',
] as const
export type SignInProblem = (typeof signInProblems)[number]

const signInWords: Readonly<Record<SignInProblem, string>> = {
  'provider-away': 'Your organisation’s sign-in does not answer at the moment. Try again in a few minutes.',
  refused: 'Your organisation’s sign-in did not let you in. Try again, or ask your IT service desk.',
  expired: 'That took too long, or was begun in another window. Try again.',
  'not-invited':
    'Your organisation knows you, but nobody has invited you here yet. Ask the administrator of your partnership.',
  'address-not-confirmed':
    'Your organisation did not confirm your e-mail address. Ask your IT service desk, or sign in with a password.',
  failed: 'Your organisation’s sign-in answered something that cannot be trusted. Tell your administrator.',
}

/** The words for a failed sign-in at a provider: what happened and the way out. */
export function describeSignInProblem(problem: SignInProblem): string {
  return signInWords[problem]
}

/**
 * The path to go to after signing in, if it is one of our own pages; otherwise the first page. Refused: other hosts in
 * every spelling that browsers accept ("//host", "/\\host", a scheme, control characters), and the API.
 */
export function ownPathOf(next: string | null): string {
  const isOwn = next !== null && next.length <= 2000 && /^\/(?![/\\])[^\\\p{Cc}\p{Z}]*$/u.test(next)
  return isOwn && !/^\/api(?:\/|$)/i.test(next) ? next : '/'
}

/** What may be hard to read in a text: a long sentence, a word of the trade with a plainer one, letters for a name. */
export type PlainAdvice =
  | Readonly<{ kind: 'long-sentence'; sentence: string; words: number }>
  | Readonly<{ kind: 'hard-word'; word: string; instead: string }>
  | Readonly<{ kind: 'letters'; word: string }>

/** GOV.UK writes for a reading age of nine and splits sentences of more than 25 words; a panel of eleven up gets 20. */
const LONG_SENTENCE = 20

/** Words of the trade that were seen in plans, and what an eleven-year-old would say. */
const HARD: Readonly<Record<string, string>> = {
  baseline: 'what we expected',
  benchmark: 'what others do',
  'care leavers': 'young people who have left care',
  cohort: 'group',
  collaborate: 'work together',
  commissioning: 'paying for',
  commissioned: 'paid for',
  deliver: 'do',
  engagement: 'joining in',
  escalate: 'pass on',
  evidence: 'what we know',
  facilitate: 'help',
  implement: 'do',
  indicator: 'number',
  indicators: 'numbers',
  intervention: 'help',
  interventions: 'help',
  metric: 'number',
  'multi-agency': 'working together',
  outcome: 'what changes for you',
  outcomes: 'what changes for you',
  partners: 'the people we work with',
  placement: 'home',
  placements: 'homes',
  polarity: 'which way is better',
  practitioner: 'worker',
  practitioners: 'workers',
  provision: 'what there is',
  referral: 'asking for help',
  referrals: 'asking for help',
  safeguarding: 'keeping safe',
  stakeholder: 'person it matters to',
  stakeholders: 'people it matters to',
  strategic: 'big',
  strategy: 'plan',
  sufficiency: 'having enough',
  threshold: 'limit',
  thresholds: 'limits',
  trajectory: 'where it is going',
  utilise: 'use',
}

/** Letters that everybody says. */
const KNOWN = new Set(['UK', 'GP', 'GPS', 'NHS', 'TV', 'OK', 'PE', 'IT', 'A', 'I'])

/**
 * What could be plainer in a text, in the order it stands in it; nothing where it is plain or empty. It is advice and
 * refuses nothing: a long sentence can be the plainest one, and a panel may have chosen the word itself. A word is
 * named once, whatever its capitals.
 */
export function plainAdvice(text: string): readonly PlainAdvice[] {
  const found = [...longSentences(text), ...hardWords(text), ...letters(text)]
  return found.toSorted((a, b) => a.at - b.at).map(({ advice }) => advice)
}

type Found = Readonly<{ at: number; advice: PlainAdvice }>

function longSentences(text: string): Found[] {
  return [...text.matchAll(/[^.!?\n]+[.!?]*/g)].flatMap(({ 0: part, index }) => {
    const sentence = part.trim()
    const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    return words > LONG_SENTENCE ? [{ at: index, advice: { kind: 'long-sentence', sentence, words } }] : []
  })
}

function hardWords(text: string): Found[] {
  const lower = text.toLowerCase()
  return Object.entries(HARD).flatMap(([word, instead]) => {
    const at = lower.search(new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'u'))
    return at === -1 ? [] : [{ at, advice: { kind: 'hard-word', word, instead } }]
  })
}

function letters(text: string): Found[] {
  const found = new Map<string, Found>()
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}&]{1,5}s?(?![\p{L}\p{N}])/gu))
    if (!KNOWN.has(word.toUpperCase()) && !found.has(word))
      found.set(word, { at: index, advice: { kind: 'letters', word } })
  return [...found.values()]
}

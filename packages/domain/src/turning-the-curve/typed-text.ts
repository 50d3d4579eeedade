/** Spaces that look like one and are none, as word processors and web pages leave them. */
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
/**
 * What has no look of its own: soft hyphens, zero-width spaces, byte-order marks, and the marks that turn the direction
 * of everything after them. Joiners and single left-to-right and right-to-left marks stay: emoji and words of many
 * languages need them.
 */
const unseen = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g
/** Line ends of every system, and the breaks inside a paragraph that a word processor writes. */
const lineEnds = /\r\n?|\v|\f|[\u0085\u2028\u2029]/g
/** A bullet of a pasted list: a symbol, or the letter that a symbol font left behind, and a tab or several spaces. */
const bullet = /^[ \t]*(?:[•·▪‣◦●○■□–\uf0b7\uf0a7]|o(?=\t|\s{3})|§)(?:\t|\s)\s*/gm

/**
 * Text as somebody typed or pasted it, made plain: one form of each letter (NFC), ordinary spaces and line ends, list
 * marks as "- ", nothing unseen, no more than one empty line in a row, no spaces around it. Whoever reads it sees the
 * same words. Idempotent. Nothing is taken for markup: what looks like a tag stays text.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replace(oddSpaces, ' ')
    .replace(unseen, '')
    .replace(bullet, '- ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

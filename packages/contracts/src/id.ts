import { cleanText } from '@ttc/domain/turning-the-curve/typed-text'
import { z } from 'zod'

/** Made by the client (UUIDv7), so that a repeated request can be recognised. */
export const Id = z.uuid({ error: 'Send an id in the form of a UUID.' })
export type Id = z.infer<typeof Id>

/** The number of the version that an edit was based on; an edit of an older one is answered with the present state. */
export const Version = z
  .int({ error: 'Send the version number that you are editing.' })
  .min(1, { error: 'Send the version number that you are editing.' })
  .max(2_000_000_000, { error: 'Send the version number that you are editing.' })

/** A real day of a century that figures can be of: a slip of the keyboard (0202, 20255) is refused, not stored. */
export const Day = z.iso
  .date({ error: 'Enter a real date, such as 2026-03-31.' })
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { error: 'Enter a year from 1900 to 2199.' })

// Half of a character pair (\p{Cs}) has no place in UTF-8: the database would store another character, or refuse it.
const notOfALine = /[\p{Cc}\p{Cs}]/u
const notOfProse = /[\p{Cs}]|(?![\n\r\t])\p{Cc}/u

/** One line of text a person typed: trimmed, not empty, no line breaks. */
export const line = (what: string, longest = 200) =>
  z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, { error: `Enter ${what}.` })
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer.` })
    .refine((text) => !notOfALine.test(text), { error: `Remove line breaks and control characters from ${what}.` })

/** Several lines of text, which may be left empty. */
export const prose = (what: string, longest = 4000) =>
  z
    .string({ error: `Enter ${what} as text.` })
    .trim()
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer.` })
    .refine((text) => !notOfProse.test(text), { error: `Remove control characters from ${what}.` })

/** What a group says in a meeting, often pasted from a document: cleaned, not empty, several lines where they want. */
export const said = (what: string, longest = 1000) =>
  z
    .string({ error: `Enter ${what}.` })
    .overwrite(cleanText)
    .min(1, { error: `Enter ${what}.` })
    .refine(({ length }) => length <= longest, {
      error: ({ input }) =>
        `Shorten ${what} to ${longest.toLocaleString('en-GB')} characters or fewer: it has ${String(input).length.toLocaleString('en-GB')}.`,
    })
    .meta({ maxLength: longest })
    .refine((text) => !notOfProse.test(text), { error: `Remove control characters from ${what}.` })

/** The same where it may be left empty. */
export const mayBeSaid = (what: string, longest = 1000) =>
  z
    .string({ error: `Enter ${what} as text.` })
    .overwrite(cleanText)
    .pipe(prose(what, longest))

/** Beyond it a value with four decimals is no longer exact, and could not be judged (see unitsOf in the domain). */
export const QUANTITY_LIMIT = 1e10

/** A finite number; never the text of one, never NaN. */
export const quantity = (what: string) =>
  z
    .number({ error: `Enter ${what} as a number.` })
    .min(-QUANTITY_LIMIT, { error: `Enter ${what} as a number of at most 10 digits.` })
    .max(QUANTITY_LIMIT, { error: `Enter ${what} as a number of at most 10 digits.` })

/** The address parts of what belongs to a partnership. */
export const InPartnership = z.object({ partnership: Id })
export const addressed = <Name extends string>(...names: Name[]) =>
  z.object({ partnership: Id, ...(Object.fromEntries(names.map((name) => [name, Id])) as Record<Name, typeof Id>) })

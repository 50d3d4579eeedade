import { z } from 'zod'

/** Made by the client (UUIDv7), so that a repeated request can be recognised. */
export const Id = z.uuid({ error: 'Send an id in the form of a UUID.' })
export type Id = z.infer<typeof Id>

/** The number of the version that an edit was based on; an edit of an older one is answered with the present state. */
export const Version = z.int({ error: 'Send the version number that you are editing.' }).min(1)

export const Day = z.iso.date({ error: 'Enter a real date, such as 2026-03-31.' })

/** One line of text a person typed: trimmed, not empty, no line breaks. */
export const line = (what: string, longest = 200) =>
  z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, { error: `Enter ${what}.` })
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer.` })
    .refine((text) => !/[\p{Cc}]/u.test(text), { error: `Remove line breaks and control characters from ${what}.` })

/** Several lines of text, which may be left empty. */
export const prose = (what: string, longest = 4000) =>
  z
    .string({ error: `Enter ${what} as text.` })
    .trim()
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer.` })
    .refine((text) => !text.includes('\u0000'), { error: `Remove control characters from ${what}.` })

/** A finite number; never the text of one, never NaN. */
export const quantity = (what: string) =>
  z
    .number({ error: `Enter ${what} as a number.` })
    .min(-1e15, { error: `${what} is too small.` })
    .max(1e15, { error: `${what} is too large.` })

/** The address parts of what belongs to a partnership. */
export const InPartnership = z.object({ partnership: Id })
export const addressed = <Name extends string>(...names: Name[]) =>
  z.object({ partnership: Id, ...(Object.fromEntries(names.map((name) => [name, Id])) as Record<Name, typeof Id>) })

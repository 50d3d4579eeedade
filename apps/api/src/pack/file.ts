import type { PackAudience } from '@ttc/domain/pack'
import { z } from 'zod'
import type { PackFile } from './pack.queries.ts'

export const FILES = {
  pdf: { type: 'application/pdf', ending: 'pdf', shown: 'inline' },
  slides: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ending: 'pptx',
    shown: 'attachment',
  },
} as const satisfies Record<PackFile, Readonly<{ type: string; ending: string; shown: string }>>

/** What the document of the API says of an answer of bytes. */
export const bytesOf = (...types: readonly string[]) => ({
  content: Object.fromEntries(
    types.map((type) => [type, { schema: z.any().meta({ type: 'string', format: 'binary' }) }]),
  ),
})

type Kept = Readonly<{ number: number; audience: PackAudience; meetsOn: string }>

/** The name that a file of a pack is saved under. */
export function savedAs({ number, audience, meetsOn }: Kept, file: PackFile): string {
  return `${audience === 'public' ? 'public-pack' : 'pack'}-${meetsOn}-version-${number}.${FILES[file].ending}`
}

import { type Role, roles } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { outsideGuides } from './outside-guides.ts'
import { runningGuides } from './running-guides.ts'
import type { Guide } from './task.ts'
import { watchingGuides } from './watching-guides.ts'
import { workingGuides } from './working-guides.ts'

/** Who reads a page of the guide: every role of the product, and those who come through a link. */
export type Reader = Role | 'partner' | 'panel'

const guides: Readonly<Record<Reader, Guide>> = {
  ...workingGuides,
  ...runningGuides,
  ...watchingGuides,
  ...outsideGuides,
}

export const readers: readonly Reader[] = [...roles, 'partner', 'panel']

const isReader = (word: string): word is Reader => Object.hasOwn(guides, word)

export const guideFor = (word: string): Readonly<{ reader: Reader; guide: Guide }> | null =>
  isReader(word) ? { reader: word, guide: guides[word] } : null

export const aboutOf = (reader: Reader): string => guides[reader].about

/** "Priority lead"; those without an account are called by what they are asked for. */
export function nameOf(reader: Reader): string {
  if (reader === 'partner') return 'Partner with a link'
  return reader === 'panel' ? 'Young people’s panel' : describeRole(reader)
}

export const guideAddress = (reader: Reader | 'words') => `/guide/${reader}`

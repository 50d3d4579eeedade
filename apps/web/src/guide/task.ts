import type { PlaceName } from './guide-place.ts'
import type { PictureName } from './picture.ts'

/** One thing that somebody does here: when in the quarter, in two to five sentences, where, and how it looks. */
export type Task = Readonly<{
  title: string
  when: string
  words: string
  link: Readonly<{ text: string; to: PlaceName }> | null
  picture: PictureName | null
}>

export type Guide = Readonly<{
  /** What the page answers, in one sentence. */
  about: string
  tasks: readonly Task[]
}>

import type { Detector } from '@ttc/domain/detector'

/** What each sign is called, and why somebody should look at it. */
export const DETECTORS: Readonly<Record<Detector, Readonly<{ head: string; what: string; why: string }>>> = {
  'same-words': {
    head: 'Same words',
    what: 'Commentary not rewritten for the new value',
    why: 'The story, the updates and the recovery sheet are at least 80% what they were at the end of the quarter before the latest value came.',
  },
  'no-effect': {
    head: 'No effect',
    what: 'Open actions that name nothing they are to change',
    why: 'Neither an effect in words, nor an idea or a factor they come from, nor an indicator’s own walk.',
  },
  'no-reason': {
    head: 'No reason',
    what: 'Indicators whose target or RAG rule has no reason',
    why: 'Nobody can tell later why it was to be this much by then, or why so much is still amber.',
  },
  slipped: {
    head: 'Slipped',
    what: 'Indicators whose day back on path was put off',
    why: 'A recovery sheet gave a later day than the one before it.',
  },
}

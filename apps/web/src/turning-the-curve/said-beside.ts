import type { Content } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import { fieldWords } from '../answer/field-words.ts'
import { answerForms } from './answer-forms.ts'

/** What an answer says beside its text, field by field, as it is read: all of it, or what is asked under “More”. */
export function saidBeside(content: Content, members: readonly MemberView[], which: 'all' | 'under' = 'all'): string[] {
  if (content.kind === 'evidence') return []
  const said = content as unknown as Readonly<Record<string, unknown>>
  return answerForms[content.kind].fields
    .filter(({ look, beside }) => look !== 'indicator' && (which === 'all' || beside !== true))
    .flatMap((field) => {
      const words = fieldWords(field, said[field.name], members)
      if (words === null) return []
      return [field.look === 'check' ? field.label : `${field.label}${field.label.endsWith('?') ? '' : ':'} ${words}`]
    })
}

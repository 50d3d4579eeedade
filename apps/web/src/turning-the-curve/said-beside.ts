import type { Content } from '@ttc/contracts/answer'
import type { MemberView } from '@ttc/contracts/partnership'
import type { AnswerField } from '../answer/answer-field.ts'
import { fieldWords } from '../answer/field-words.ts'
import { answerForms } from './answer-forms.ts'

const everyField = () => true

/** What an answer says beside its text, field by field, as it is read: of all its fields, or of those asked for. */
export function saidBeside(
  content: Content,
  members: readonly MemberView[],
  asked: (field: AnswerField) => boolean = everyField,
): string[] {
  if (content.kind === 'evidence') return []
  const said = content as unknown as Readonly<Record<string, unknown>>
  return answerForms[content.kind].fields
    .filter((field) => field.look !== 'indicator' && asked(field))
    .flatMap((field) => {
      const words = fieldWords(field, said[field.name], members)
      if (words === null) return []
      return [field.look === 'check' ? field.label : `${field.label}${field.label.endsWith('?') ? '' : ':'} ${words}`]
    })
}

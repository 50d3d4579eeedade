import type { Content } from './content.ts'

/** What an answer says, in one text for searching: every sentence of it, and no code, id or number. */
export function wordsOf(content: Content): string {
  const said = saidIn(content)
  return said.filter((part) => part !== '').join('\n')
}

function saidIn(content: Content): readonly string[] {
  switch (content.kind) {
    case 'idea':
      return [content.text, content.evidence, content.elsewhere, content.source]
    case 'action':
      return [content.text, content.stops, content.effect]
    case 'partner':
      return [content.text, content.role, content.ask, content.replyNote]
    case 'knowledge':
      return [content.text, content.found]
    case 'population-group':
    case 'candidate':
      return [content.text, content.note]
    default:
      return [content.text]
  }
}

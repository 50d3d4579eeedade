import { Client } from 'pg'

/** A statement as it went to the server: its text, its parameters, and its name where it is kept planned. */
export type Statement = Readonly<{ text: string; values: readonly unknown[]; name: string | null }>

type Given = Readonly<{ text: string; values?: readonly unknown[]; name?: string }>

/** Every statement that goes to a server while something is done, whoever sends it. */
export async function statementsWhile(act: () => Promise<unknown>): Promise<readonly Statement[]> {
  const taken: Statement[] = []
  const query = Client.prototype.query as (...given: unknown[]) => unknown
  const watched = function (this: Client, ...given: unknown[]) {
    const statement = statementOf(given)
    if (statement !== null) taken.push(statement)
    return query.apply(this, given)
  }
  Client.prototype.query = watched as Client['query']
  try {
    await act()
  } finally {
    Client.prototype.query = query as Client['query']
  }
  return taken
}

function statementOf([first, second]: readonly unknown[]): Statement | null {
  const values = Array.isArray(second) ? second : []
  if (typeof first === 'string') return { text: first, values, name: null }
  if (typeof first !== 'object' || first === null || !('text' in first)) return null
  const { text, values: own = values, name = null } = first as Given
  return { text, values: own, name }
}

/** What the planner can be asked about: not the frame of a transaction, locks, settings, copies, and tables of a moment. */
export function plannedAmong(statements: readonly Statement[]): readonly Statement[] {
  const passing = statements.flatMap(
    ({ text }) => /create temp\w* table (?:if not exists )?"?(\w+)/i.exec(text)?.[1] ?? [],
  )
  return statements.filter(({ text }) => PLANNED.test(text) && !passing.some((table) => text.includes(table)))
}

const PLANNED = /^\s*(?:select|insert|update|delete|with)\b/i

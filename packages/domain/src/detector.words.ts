/** "1 open action names nothing that it is to change"; empty where there is none. */
export function describeNoEffect(actions: number): string {
  if (actions === 0) return ''
  return actions === 1
    ? '1 open action names nothing that it is to change'
    : `${actions} open actions name nothing that they are to change`
}

/** "2 targets and the RAG rule have no reason"; empty where all have one. */
export function describeUnreasoned({ targets, rules }: Readonly<{ targets: number; rules: number }>): string {
  const parts = [
    targets === 0 ? '' : targets === 1 ? '1 target' : `${targets} targets`,
    rules === 0 ? '' : rules === 1 ? 'the RAG rule' : `${rules} RAG rules`,
  ].filter((part) => part !== '')
  if (parts.length === 0) return ''
  return `${parts.join(' and ')} ${targets + rules === 1 ? 'has' : 'have'} no reason`
}

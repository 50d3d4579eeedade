type Told = Readonly<{ name: string; lines: readonly string[] }>

/** Everything that was measured as one table for the README, and behind it the tables that a bench prints itself. */
export function asMarkdown(machine: string, told: readonly Told[]): readonly string[] {
  const rows = told.map(({ name, lines }) => `| \`npm run bench ${name}\` | ${figuresOf(lines)} |`)
  const tables = told.flatMap(({ name, lines }) => {
    const own = lines.filter(isOfTable)
    return own.length === 0 ? [] : ['', `\`npm run bench ${name}\`, by what was asked:`, '', ...own]
  })
  return ['', `Seen on ${machine}:`, '', '| bench | figures |', '|---|---|', ...rows, ...tables]
}

const isOfTable = (line: string) => line.startsWith('|')

const figuresOf = (lines: readonly string[]) =>
  lines
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '' && !isOfTable(line))
    .map((line) => line.trim().replaceAll('|', '\\|'))
    .join('; ')

import { parseArgs } from 'node:util'
import { explainDatabaseError } from '@ttc/db/connect'
import { patienceOfCommands } from '@ttc/db/patience'
import { Problem } from '@ttc/domain/problem'
import { commands } from './command-list.ts'
import type { Command, CommandRun } from './command-run.ts'
import { readConfig } from './config.ts'
import { openDatabase, today } from './server.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs one command against the database that the server's settings name; the server must not be on its data folder. */
async function run(args: readonly string[]): Promise<void> {
  const [name, ...rest] = args
  const command = commands.find((one) => one.name === name)
  if (command === undefined || rest.includes('--help')) {
    say(command === undefined ? overview(name) : usageOf(command))
    if (command === undefined && name !== undefined && name !== 'help' && name !== '--help') process.exitCode = 1
    return
  }
  const given = argumentsOf(command, rest)
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort(signal))
  const settings = readConfig(process.env)
  if (command.runApart !== undefined)
    return command.runApart({ ...given, settings, today: today(), say, signal: stopped.signal })
  const connection = await openDatabase(settings, say, stopped.signal, { patience: patienceOfCommands })
  try {
    await command.run({ ...given, db: connection.db, settings, today: today(), say })
  } finally {
    await connection.close()
  }
}

function argumentsOf(command: Command, rest: readonly string[]): Pick<CommandRun, 'files' | 'option' | 'options'> {
  const options = Object.fromEntries(
    command.options.map((one) => [one.name, { type: one.flag ? 'boolean' : 'string', multiple: true } as const]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true })
    const listed = (name: string) => (values[name] ?? []).map(String)
    const required = command.options.filter((one) => one.required && listed(one.name).length === 0)
    if (required.length > 0) throw new Error(`--${required.map((one) => one.name).join(' and --')} must be given`)
    if (positionals.length !== command.files.length)
      throw new Error(command.files.length === 0 ? 'no file is taken' : `give ${command.files.join(' and ')}`)
    return { files: positionals, options: listed, option: (name) => listed(name).at(-1) ?? null }
  } catch (error) {
    throw new Problem('invalid', `${error instanceof Error ? error.message : error}.\n\n${usageOf(command)}`)
  }
}

function overview(name: string | undefined): string {
  const unknown =
    name === undefined || name === 'help' || name === '--help' ? [] : [`There is no command "${name}".`, '']
  const widest = Math.max(...commands.map((one) => one.name.length))
  const lines = commands.map((one) => `  ${one.name.padEnd(widest)}  ${one.does}`)
  return [
    ...unknown,
    'npm run command -- <command> [options]',
    '',
    ...lines,
    '',
    'Add --help to a command for its options.',
  ].join('\n')
}

function usageOf({ name, does, files, options }: Command): string {
  const lines = options.map(
    (one) => `  --${one.name}${one.flag ? '' : ' <value>'}  ${one.does}${one.required ? ' (must be given)' : ''}`,
  )
  const front = ['npm run command --', name, ...files.map((file) => `<${file}>`)].join(' ')
  return [front, `  ${does}`, ...lines].join('\n')
}

try {
  await run(process.argv.slice(2))
  process.exit()
} catch (error) {
  const explained = explainDatabaseError(error)
  say(
    explained instanceof Problem ? wordsOf(explained) : String(error instanceof Error ? (error.stack ?? error) : error),
  )
  process.exit(1)
}

function wordsOf({ message, fields }: Problem): string {
  const more = fields.filter((one) => !message.includes(one.message)).map((one) => `  ${one.field}: ${one.message}`)
  return [message, ...more].join('\n')
}

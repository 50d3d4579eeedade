import type { Database } from '@ttc/db/connect'
import type { Config } from './config.ts'

/** An option of the command line; a flag takes no value. */
export type Option = Readonly<{ name: string; does: string; required?: boolean; flag?: boolean }>

/** What a command is run with. */
export type CommandRun = Readonly<{
  db: Database
  settings: Pick<Config, 'accounts' | 'mail'>
  today: string
  say: (line: string) => void
  files: readonly string[]
  option: (name: string) => string | null
  options: (name: string) => readonly string[]
}>

/** One command: how it is called, what it says of itself, what it does. */
export type Command = Readonly<{
  name: string
  does: string
  files: readonly string[]
  options: readonly Option[]
  run: (given: CommandRun) => Promise<void>
}>

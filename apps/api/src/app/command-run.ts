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

/** What a command is run with that opens databases by itself, or none. */
export type CommandApart = Omit<CommandRun, 'db' | 'settings'> & Readonly<{ settings: Config; signal: AbortSignal }>

/** One command: how it is called, what it says of itself, what it does. */
export type Command = Readonly<{
  name: string
  does: string
  files: readonly string[]
  options: readonly Option[]
}> &
  /** On the database that the settings name, brought up to date first; or apart from it, where it must stay as it is. */
  (
    | Readonly<{ run: (given: CommandRun) => Promise<void>; runApart?: undefined }>
    | Readonly<{ run?: undefined; runApart: (given: CommandApart) => Promise<void> }>
  )

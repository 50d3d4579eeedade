import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))

/** Digits only: Number('0x10'), Number('1e3') and Number(' ') are numbers too, and not what anyone meant. */
function wholeNumber(least: number, most: number, error: string) {
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, { error, abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error })
}

/** What the driver can read: it takes user, host, port and database from the parts of the address. */
function isDatabaseAddress(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false
  const { protocol, hostname, pathname } = new URL(text)
  return /^postgres(?:ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1
}

const Settings = z.object({
  PORT: wholeNumber(0, 65_535, 'must be a port number from 0 to 65535').default(8321),
  HOST: z
    .string()
    .trim()
    .regex(/^[\w.:-]+$/, { error: 'must be an address or a name to listen on' })
    .default('127.0.0.1'),
  DATA_FOLDER: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseAddress, { error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  DATABASE_CONNECTIONS: wholeNumber(1, 100, 'must be a whole number from 1 to 100').default(10),
  EXAMPLE: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' })
    .default('info'),
})

export type Config = Readonly<{
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | null
  databaseConnections: number
  example: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  webFolder: string
}>

/** Reads every setting once. Throws one Problem that names all wrong ones; values are not repeated, they may be secret. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = Settings.safeParse(given)
  if (!read.success) {
    const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
    const words = fields.map(({ field, message }) => `  ${field} ${message}`).join('\n')
    throw new Problem('invalid', `Some settings cannot be used:\n${words}`, { fields })
  }
  const settings = read.data
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: resolve(repository, settings.DATA_FOLDER),
    databaseUrl: settings.DATABASE_URL ?? null,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    example: settings.EXAMPLE === 'yes',
    logLevel: settings.LOG_LEVEL,
    webFolder: resolve(repository, 'apps/web/dist'),
  }
}

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))

const Settings = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number from 0 to 65535' })
    .int()
    .min(0, { error: 'must be a port number from 0 to 65535' })
    .max(65_535, { error: 'must be a port number from 0 to 65535' })
    .default(8321),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_FOLDER: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, { error: 'must begin with postgres:// and name a database' })
    .optional(),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1, { error: 'must be 1 to 100' })
    .max(100, { error: 'must be 1 to 100' })
    .default(10),
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

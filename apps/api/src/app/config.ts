import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Role, roles } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'
import type { AccountSettings } from '../account/account-settings.ts'
import { isTrustedAddress } from '../account/trusted-address.ts'
import type { MailSettings } from '../mail/post.command.ts'

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

/** One or several with commas between them; a comma in a password is written %2C. */
const databaseAddresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isDatabaseAddress), {
    error: 'must look like postgres://user:password@host:5432/database; of several with commas between them each',
  })

const wordToListenOn = z
  .string()
  .trim()
  .regex(/^[\w.:-]+$/, { error: 'must be an address or a name to listen on' })

const yesOrNo = z.enum(['yes', 'no'], { error: 'must be yes or no' })

const isRolePair = (pair: readonly string[]) =>
  pair.length === 2 && pair[0] !== '' && (roles as readonly (string | undefined)[]).includes(pair[1])

const Settings = z.object({
  PORT: wholeNumber(0, 65_535, 'must be a port number from 0 to 65535').default(8321),
  HOST: wordToListenOn.default('127.0.0.1'),
  DATA_FOLDER: z.string().default('.data'),
  DATABASE_URL: databaseAddresses.optional(),
  DATABASE_REPLICA_URL: databaseAddresses.optional(),
  DATABASE_REPLICA_SECONDS: wholeNumber(1, 60, 'must be a whole number of seconds from 1 to 60').default(10),
  DATABASE_NAMED_STATEMENTS: yesOrNo.default('yes'),
  DATABASE_CONNECTIONS: wholeNumber(1, 100, 'must be a whole number from 1 to 100').default(10),
  EXAMPLE: yesOrNo.default('yes'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address people open, such as https://curve.example.org' })
    .refine((address) => URL.canParse(address) && new URL(address).pathname === '/', {
      error: 'must have no path: people open it at the top of its host',
    })
    .optional(),
  SECURE_COOKIES: yesOrNo.optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^[\da-fA-F.:/, ]+$/, { error: 'must be the addresses of your proxies, such as 10.0.0.5 or 10.0.0.0/24' })
    .optional(),
  REQUESTS_PER_MINUTE: wholeNumber(60, 1_000_000, 'must be a whole number from 60 to 1,000,000').default(3_000),
  SESSION_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps:// with the name of a mail server' })
    .optional(),
  MAIL_FROM: z.string().min(3).default('Turning the Curve <no-reply@localhost>'),
  OIDC_ISSUER: z
    .string()
    .refine(isTrustedAddress, { error: 'must be an https address (http on this machine alone)' })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('your organisation'),
  OIDC_ROLES_CLAIM: z.string().min(1).max(200).optional(),
  OIDC_ROLES: z
    .string()
    .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
    .refine((pairs): pairs is [string, Role][] => pairs.every(isRolePair), {
      error: 'must be pairs of a claim’s value and a role, such as Directors=director,Admins=administrator',
    })
    .optional(),
  OIDC_PARTNERSHIP: z.uuid({ error: 'must be the id of a partnership' }).optional(),
  OIDC_TRUST_EMAIL: yesOrNo.default('no'),
  DRAIN_SECONDS: wholeNumber(0, 7, 'must be a whole number of seconds from 0 to 7').default(2),
  METRICS_PORT: wholeNumber(0, 65_535, 'must be a port number from 0 to 65535').optional(),
  METRICS_HOST: wordToListenOn.default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be the address of a collector, such as http://127.0.0.1:4318' })
    .optional(),
  OTEL_SERVICE_NAME: z.string().min(1).max(100).default('turning-the-curve'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' })
    .default('info'),
})

export type Config = Readonly<{
  port: number
  host: string
  dataFolder: string
  /** Of one server, or of several with commas between them, of which one takes writes. */
  databaseUrl: string | null
  /** Servers that reads which may be a moment behind are sent to; none where the list is empty. */
  replicas: Readonly<{ urls: readonly string[]; mostBehindMs: number }>
  namedStatements: boolean
  databaseConnections: number
  example: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  webFolder: string
  accounts: AccountSettings
  mail: MailSettings
  /** Addresses of proxies whose word on the caller's address is taken. */
  trustProxy: string | null
  /** From one address. */
  requestsPerMinute: number
  /** How long a node that was asked to stop still answers while it says that it is not ready. */
  drainMs: number
  /** Where figures about the process are read; null where nobody does. */
  metrics: Readonly<{ port: number; host: string }> | null
  /** Where traces are sent; null where nobody wants them. */
  traces: Readonly<{ endpoint: string; service: string }> | null
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
  const replicaUrls = settings.DATABASE_REPLICA_URL ?? []
  if (replicaUrls.length > 0 && settings.DATABASE_URL === undefined)
    throw new Problem('invalid', 'DATABASE_REPLICA_URL needs DATABASE_URL: the embedded database has no replicas.')
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: resolve(repository, settings.DATA_FOLDER),
    databaseUrl: settings.DATABASE_URL?.join(',') ?? null,
    replicas: { urls: replicaUrls, mostBehindMs: settings.DATABASE_REPLICA_SECONDS * 1000 },
    namedStatements: settings.DATABASE_NAMED_STATEMENTS === 'yes',
    databaseConnections: settings.DATABASE_CONNECTIONS,
    example: settings.EXAMPLE === 'yes',
    logLevel: settings.LOG_LEVEL,
    webFolder: resolve(repository, 'apps/web/dist'),
    accounts: accountSettingsOf(settings, given.EXAMPLE === 'yes'),
    mail: { smtpUrl: settings.SMTP_URL ?? null, from: settings.MAIL_FROM },
    trustProxy: settings.TRUST_PROXY ?? null,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    drainMs: settings.DRAIN_SECONDS * 1000,
    traces:
      settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : { endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, service: settings.OTEL_SERVICE_NAME },
    metrics: settings.METRICS_PORT === undefined ? null : { port: settings.METRICS_PORT, host: settings.METRICS_HOST },
  }
}

const loopback = ['127.0.0.1', 'localhost', '::1']

/** Accounts without a password are for one machine alone, unless whoever runs the server asked for the example. */
function accountSettingsOf(settings: z.output<typeof Settings>, askedForExample: boolean): AccountSettings {
  const publicUrl = (settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`).replace(/\/$/, '')
  const isHttps = publicUrl.startsWith('https:')
  return {
    publicUrl,
    secureCookies: settings.SECURE_COOKIES === undefined ? isHttps : settings.SECURE_COOKIES === 'yes',
    secret: settings.SESSION_SECRET ?? null,
    provider: providerOf(settings),
    signInAs: settings.EXAMPLE === 'yes' && (askedForExample || loopback.includes(settings.HOST)),
  }
}

function providerOf(settings: z.output<typeof Settings>): AccountSettings['provider'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  const given = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter((value) => value !== undefined)
  if (given.length === 0) return null
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    throw new Problem('invalid', 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together.')
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: settings.OIDC_NAME,
    rolesClaim: settings.OIDC_ROLES_CLAIM ?? null,
    roles: new Map(settings.OIDC_ROLES ?? []),
    partnershipId: settings.OIDC_PARTNERSHIP ?? null,
    trustsAddress: settings.OIDC_TRUST_EMAIL === 'yes',
  }
}

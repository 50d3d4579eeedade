import { newId } from '@ttc/contracts/new-id'
import { account, credential, session, twoFactor as twoFactorTable, verification } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { longestPassword, shortestPassword } from '@ttc/domain/account'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins'
import { z } from 'zod'
import { withHashedSessions } from './hashed-session.ts'
import { cookiePrefix } from './session-cookie.ts'
import { absoluteSeconds } from './session-life.ts'

export type AuthParts = Readonly<{
  db: Database
  publicUrl: string
  secureCookies: boolean
  secret: string
  /** Mails a reset link, or the words for an account that has no password. Must not throw for a full queue. */
  sendReset: (to: Readonly<{ accountId: string; email: string; token: string }>) => Promise<void>
  /** What went wrong inside the library: its fixed words, never an address or a token. */
  warn: (reason: string) => void
}>

/** Opens a session for an account that proved itself another way: an accepted invitation, a set-up, the example. */
const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
        if (user === null) return ctx.json({ opened: false })
        const opened = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session: opened, user })
        return ctx.json({ opened: true })
      },
    ),
  },
} satisfies NonNullable<BetterAuthOptions['plugins']>[number]

/**
 * What both doors share: the password's and the provider's. The library's own limits per address are off, because they
 * count in front of its own routes, which are not served; ours stand in throttle.queries.ts.
 */
export function authOptions({ db, publicUrl, secureCookies, secret, warn }: Omit<AuthParts, 'sendReset'>) {
  return {
    appName: 'Turning the Curve',
    baseURL: publicUrl,
    basePath: '/api/account',
    secret,
    database: withHashedSessions(
      drizzleAdapter(db, {
        provider: 'pg',
        transaction: true,
        schema: { user: account, session, account: credential, verification, twoFactor: twoFactorTable },
      }),
    ),
    session: {
      // The absolute end. The idle end is ours to keep: see session.queries.ts.
      expiresIn: absoluteSeconds,
      disableSessionRefresh: true,
      freshAge: 0,
      fields: { userId: 'accountId' },
      additionalFields: { lastSeenAt: { type: 'date', required: true, input: false, defaultValue: () => new Date() } },
    },
    account: { fields: { accountId: 'subject', providerId: 'provider', userId: 'ownerId' } },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: cookiePrefix(secureCookies),
      // Would put "__Secure-" before the name; the prefix above says "__Host-" itself.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: secureCookies, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (level === 'error') warn(message.split(/[:"'\n]/)[0] ?? '')
      },
    },
  } satisfies BetterAuthOptions
}

/** The library of accounts over our own tables: passwords (scrypt), sessions, one-time codes, reset links. */
export function makeAuth(parts: AuthParts) {
  return betterAuth({
    ...authOptions(parts),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => parts.sendReset({ accountId: user.id, email: user.email, token }),
    },
    plugins: [
      twoFactor({
        issuer: 'Turning the Curve',
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
        schema: { twoFactor: { fields: { userId: 'accountId' } } },
      }),
      openSession,
    ],
  })
}
export type Auth = ReturnType<typeof makeAuth>

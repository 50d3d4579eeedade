import { AsyncLocalStorage } from 'node:async_hooks'
import type { SignInProblem } from '@ttc/domain/account'
import { Problem } from '@ttc/domain/problem'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import { PROVIDER, type ProviderSettings } from './account-settings.ts'
import { type AuthParts, authOptions } from './auth.queries.ts'
import { claimPartnership, holdClaimedRoles } from './claim.command.ts'
import { rolesOf } from './claim.ts'
import { isInvited } from './invitation.queries.ts'
import { isTrustedAddress } from './trusted-address.ts'

/** What one answer of the provider claimed, and why it led to nothing. */
type Answer = {
  claims: Readonly<Record<string, unknown>>
  isWelcome: boolean
  refused: SignInProblem | null
  accountId: string | null
}

/** Where the browser goes on to, with which cookies, and who was signed in, if anybody was. */
type Finished = Readonly<{ location: string; cookies: readonly string[]; accountId: string | null }>

const DISCOVERY_MS = 5_000

/** Our code for each that the library and providers put in the address they send somebody back to. */
const problems: Readonly<Record<string, SignInProblem>> = {
  access_denied: 'refused',
  login_required: 'refused',
  consent_required: 'refused',
  interaction_required: 'refused',
  account_selection_required: 'refused',
  temporarily_unavailable: 'provider-away',
  server_error: 'provider-away',
  state_mismatch: 'expired',
  state_not_found: 'expired',
  state_invalid: 'expired',
  account_not_linked: 'address-not-confirmed',
  email_not_found: 'address-not-confirmed',
}

/**
 * The door of the external provider. It has an instance of the library of its own, made when the provider first
 * answers: one that is down or talks nonsense must not stand in the way of those who sign in with a password.
 */
export class Provider {
  readonly #settings: ProviderSettings
  readonly #parts: Omit<AuthParts, 'sendReset'>
  readonly #answer = new AsyncLocalStorage<Answer>()
  #auth: ReturnType<Provider['make']> | null = null

  constructor(settings: ProviderSettings, parts: Omit<AuthParts, 'sendReset'>) {
    this.#settings = settings
    this.#parts = parts
  }

  /** Where to send somebody to sign in, and the cookies that tie their coming back to this browser. */
  async begin(next: string, headers: Headers) {
    await this.#checkThere()
    const auth = this.#door()
    return auth.api.signInSocial({
      body: { provider: PROVIDER, callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true },
      headers,
      returnHeaders: true,
    })
  }

  /** Takes the answer that a browser brings back, and says where it goes and with which cookies. */
  async finish(query: string, headers: Headers): Promise<Finished> {
    const answer: Answer = { claims: {}, isWelcome: false, refused: null, accountId: null }
    const url = `${this.#parts.publicUrl}/api/account/callback/${PROVIDER}${query}`
    const response = await this.#answer.run(answer, () => this.#door().handler(new Request(url, { headers })))
    const location = new URL(response.headers.get('location') ?? '/sign-in?error=failed', this.#parts.publicUrl)
    const error = location.searchParams.get('error')
    const cookies = response.headers.getSetCookie()
    if (error === null) return { location: location.pathname + location.search, cookies, accountId: answer.accountId }
    const problem = answer.refused ?? problems[error.toLowerCase()] ?? 'failed'
    return { location: `/sign-in?problem=${problem}`, cookies, accountId: null }
  }

  #door(): ReturnType<Provider['make']> {
    this.#auth ??= this.make()
    return this.#auth
  }

  /** Its settings are read first, for a while only: an absent provider is said at once, in words. */
  async #checkThere(): Promise<void> {
    const away = new Problem(
      'unavailable',
      'Your organisation’s sign-in does not answer at the moment. Try again in a few minutes.',
    )
    const answered = await fetch(discoveryOf(this.#settings.issuer), {
      signal: AbortSignal.timeout(DISCOVERY_MS),
      redirect: 'error',
    }).catch(() => null)
    if (answered === null || answered.status >= 500) throw away
    const told: unknown = await answered.json().catch(() => null)
    const nonsense = new Problem(
      'unavailable',
      'Your organisation’s sign-in answered something that cannot be trusted. Tell your administrator.',
    )
    if (typeof told !== 'object' || told === null || !('issuer' in told) || told.issuer !== this.#settings.issuer)
      throw nonsense
    const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri']
    if (!needed.every((name) => isTrustedAddress((told as Record<string, unknown>)[name]))) throw nonsense
  }

  /** Whether somebody without an account gets one: a role is claimed for them, or they were invited. */
  async #isWelcome(claims: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { rolesClaim, roles, partnershipId } = this.#settings
    const { db } = this.#parts
    const isClaimed = rolesOf(claims, rolesClaim, roles).length > 0
    if (isClaimed && (await claimPartnership(db, partnershipId)) !== null) return true
    return typeof claims.email === 'string' && (await isInvited(db, claims.email.toLowerCase()))
  }

  make() {
    const { issuer, clientId, clientSecret, name, rolesClaim, roles, trustsAddress } = this.#settings
    const { db } = this.#parts
    const options = authOptions(this.#parts)
    return betterAuth({
      ...options,
      account: {
        ...options.account,
        // Nothing is asked of the provider afterwards, so nothing of it is kept.
        updateAccountOnSignIn: false,
        accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
      },
      databaseHooks: {
        user: {
          create: {
            // Runs inside the library's transaction: a query of ours would wait for the embedded database's one
            // connection, which is held. What it needs to know was found out before.
            before: async (user) => {
              const answer = this.#answer.getStore()
              if (answer?.isWelcome && user.emailVerified) return
              if (answer !== undefined) answer.refused = user.emailVerified ? 'not-invited' : 'address-not-confirmed'
              return false
            },
          },
        },
        account: {
          create: {
            before: async (linked) => ({
              data: { ...linked, accessToken: null, refreshToken: null, idToken: null, scope: null },
            }),
          },
        },
        session: {
          create: {
            before: async (opened) => {
              const answer = this.#answer.getStore()
              if (answer === undefined) return
              answer.accountId = opened.userId
              if (rolesClaim === null) return
              const claimed = rolesOf(answer.claims, rolesClaim, roles)
              const partnershipId = await claimPartnership(db, this.#settings.partnershipId)
              if (partnershipId !== null) await holdClaimedRoles(db, partnershipId, opened.userId, claimed)
            },
          },
        },
      },
      plugins: [
        genericOAuth({
          config: [
            {
              providerId: PROVIDER,
              name,
              discoveryUrl: discoveryOf(issuer),
              requireIdTokenVerification: true,
              clientId,
              clientSecret,
              scopes: ['openid', 'email', 'profile'],
              mapProfileToUser: async (profile) => {
                const answer = this.#answer.getStore()
                if (answer !== undefined) {
                  answer.claims = profile
                  answer.isWelcome = await this.#isWelcome(profile)
                }
                const isConfirmed = profile.email_verified === true || profile.email_verified === 'true'
                return {
                  name: typeof profile.name === 'string' && profile.name !== '' ? profile.name : String(profile.email),
                  emailVerified: trustsAddress || isConfirmed,
                  image: undefined,
                }
              },
            },
          ],
        }),
      ],
    })
  }
}

const discoveryOf = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

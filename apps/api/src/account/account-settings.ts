import type { Role } from '@ttc/domain/access'

/** An external OpenID Connect provider, as the settings name it. */
export type ProviderSettings = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  /** The words on the button: "Sign in with …". */
  name: string
  /** The claim that carries roles, or null where roles are given here alone. */
  rolesClaim: string | null
  /** What a value of that claim means here. */
  roles: ReadonlyMap<string, Role>
  /** Where those roles hold; null means the only partnership there is. */
  partnershipId: string | null
  /** Takes addresses from this provider as confirmed even where it does not say so (Entra ID with one tenant). */
  trustsAddress: boolean
}>

export type AccountSettings = Readonly<{
  /** Without a slash at the end. */
  publicUrl: string
  /** Cookies for https alone, under a name bound to this host. */
  secureCookies: boolean
  /** Null: the server makes one and keeps it in the database. */
  secret: string | null
  provider: ProviderSettings | null
  /** Whether the accounts of the worked example may be used without a password. */
  signInAs: boolean
}>

/** How the provider is called in rows and addresses. */
export const PROVIDER = 'oidc'

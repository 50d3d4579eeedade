/**
 * What is written down about the account of a member: how they come in and go, and every change that would let
 * somebody else in. Written in each partnership that the owner is a member of on that day.
 * Source: OWASP ASVS 5.0, 16.3.1 and 16.3.3.
 */
export const accountEvents = [
  'account.sign-in',
  'account.sign-in-failed',
  'account.code-asked',
  'account.sign-out',
  'account.password-changed',
  'account.password-reset',
  'account.two-factor-on',
  'account.two-factor-off',
  'account.recovery-codes',
  'account.sessions-ended',
] as const
export type AccountEvent = (typeof accountEvents)[number]

/** How somebody proved who they are. */
export type WayIn =
  | 'password'
  | 'one-time code'
  | 'recovery code'
  | 'organisation'
  | 'mailed or printed link'
  | 'worked example'

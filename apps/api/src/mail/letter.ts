import type { Letter } from './mail.queries.ts'

const sign = '\n\nTurning the Curve'

/** Every link carries its key behind "#", which browsers send to no server and write in no referrer. */
export const linkTo = (publicUrl: string, page: string, token: string): string => `${publicUrl}/${page}#${token}`

export function invitationLetter(to: string, partnership: string, member: string, link: string): Letter {
  return {
    to,
    kind: 'invitation',
    subject: `You are invited to ${partnership}`,
    text: `You are invited to ${partnership} as ${member}.\n\nOpen this link within seven days to accept:\n${link}\n\nIt works once. If you did not expect it, do nothing: without the link nobody can accept.${sign}`,
  }
}

export function resetLetter(to: string, link: string): Letter {
  return {
    to,
    kind: 'password-reset',
    subject: 'Choose a new password',
    text: `Somebody, most likely you, asked for a new password for this address.\n\nOpen this link within one hour to choose one:\n${link}\n\nIt works once. If it was not you, do nothing: your password stays as it is.${sign}`,
  }
}

export function noPasswordLetter(to: string, signIn: string): Letter {
  return {
    to,
    kind: 'password-reset',
    subject: 'You sign in through your organisation',
    text: `Somebody, most likely you, asked for a new password for this address. Your account has none: it signs in through your organisation.\n\n${signIn}${sign}`,
  }
}

export type AccountChange = 'password' | 'two-factor-on' | 'two-factor-off' | 'recovery-codes'

const changes: Readonly<Record<AccountChange, string>> = {
  password: 'Your password was changed. Every other device has been signed out.',
  'two-factor-on': 'One-time codes are now asked for when you sign in. Every other device has been signed out.',
  'two-factor-off': 'One-time codes are no longer asked for when you sign in. Every other device has been signed out.',
  'recovery-codes':
    'New recovery codes were made. The old ones no longer work, and every other device has been signed out.',
}

/** A change that a thief would make is told to the owner (OWASP ASVS 6.3.7). */
export function changeLetter(to: string, change: AccountChange, reset: string): Letter {
  return {
    to,
    kind: 'account-change',
    subject: 'A change to your account',
    text: `${changes[change]}\n\nIf it was not you, choose a new password at once:\n${reset}${sign}`,
  }
}

export type DigestParts = Readonly<{ subject: string; paragraphs: readonly string[] }>

/** What has changed in a week; its links lead to pages that ask who reads them, and hold no key. */
export function digestLetter(to: string, { subject, paragraphs }: DigestParts): Letter {
  return { to, kind: 'digest', subject, text: `${paragraphs.join('\n\n')}${sign}` }
}

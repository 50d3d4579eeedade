import type { MailListView } from '@ttc/contracts/mail'

type Kind = MailListView['mails'][number]['kind']

/** What a mail is about, in words. */
export const KINDS: Readonly<Record<Kind, string>> = {
  invitation: 'Invitation',
  'password-reset': 'New password',
  'account-change': 'Change to an account',
  round: 'What is owed in a round',
  link: 'Link',
  'follow-up': 'After a challenge meeting',
  digest: 'Weekly digest',
}

export const kindOptions = Object.entries(KINDS).map(([value, text]) => ({ value, text }))

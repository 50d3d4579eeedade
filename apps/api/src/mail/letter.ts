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

/** What somebody owes in a round; its links lead to pages that ask who reads them, and hold no key. */
export function roundLetter(to: string, { subject, paragraphs }: DigestParts): Letter {
  return { to, kind: 'round', subject, text: `${paragraphs.join('\n\n')}${sign}` }
}

/** What somebody promised in a meeting; its links lead to pages that ask who reads them, and hold no key. */
export function followUpLetter(to: string, { subject, paragraphs }: DigestParts): Letter {
  return { to, kind: 'follow-up', subject, text: `${paragraphs.join('\n\n')}${sign}` }
}

/** Of what is marked, subject and first line say so; of the rest nothing is said. */
function marked(marking: string, { subject, text }: Readonly<{ subject: string; text: string }>) {
  return marking === 'none' ? { subject, text } : { subject: `${marking}: ${subject}`, text: `${marking}\n\n${text}` }
}

export type LinkLetterParts = Readonly<{
  /** The protective marking of what is asked about; 'none' where it has none. */
  marking: string
  partnership: string
  name: string
  askedBy: string
  /** The indicator, its group of children and its period, as a person reads them. */
  asked: string
  until: string
  link: string
}>

/** One number is asked of somebody without an account. Neither subject nor words hold any figure. */
export function askingLetter(
  to: string,
  { marking, partnership, name, askedBy, asked, until, link }: LinkLetterParts,
): Letter {
  return {
    to,
    kind: 'link',
    ...marked(marking, {
      subject: `One number for ${partnership}`,
      text: `${name},\n\n${askedBy} asks you for one number: ${asked}.\n\nIt takes about a minute and needs no account. Open this link by ${until}:\n${link}\n\nThe link is yours: it shows this one number and nothing else. If you are not the right person, say so on its page. If you did not expect it, do nothing.${sign}`,
    }),
  }
}

type PackLetterParts = Omit<LinkLetterParts, 'asked'> & Readonly<{ meeting: string; on: string }>

/** Somebody without an account may read a pack. Neither subject nor words tell anything of what is in it. */
export function packLetter(
  to: string,
  { marking, partnership, name, askedBy, meeting, on, until, link }: PackLetterParts,
): Letter {
  return {
    to,
    kind: 'link',
    ...marked(marking, {
      subject: `Papers to read from ${partnership}`,
      text: `${name},\n\n${askedBy} sends you the papers of “${meeting}” on ${on}.\n\nYou need no account. Open this link to read them, until ${until}:\n${link}\n\nThe link is yours: do not pass it on. It shows this one version of the papers and nothing else. If you did not expect it, do nothing.${sign}`,
    }),
  }
}

type QuestionLetterParts = Omit<LinkLetterParts, 'asked' | 'until'> & Readonly<{ meeting: string; on: string }>

/** Questions to a meeting are asked of somebody without an account. */
export function questionLetter(
  to: string,
  { marking, partnership, name, askedBy, meeting, on, link }: QuestionLetterParts,
): Letter {
  return {
    to,
    kind: 'link',
    ...marked(marking, {
      subject: `Your questions for ${partnership}`,
      text: `${name},\n\n${askedBy} asks what you want to ask “${meeting}” on ${on}.\n\nYou need no account. Open this link to write your questions; you can change them until the meeting begins:\n${link}\n\nThe link is yours: it shows what the meeting talks about and your own questions, and nothing else. If you did not expect it, do nothing.${sign}`,
    }),
  }
}

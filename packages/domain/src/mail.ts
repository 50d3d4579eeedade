/** What a mail is about. */
export const mailKinds = [
  'invitation',
  'password-reset',
  'account-change',
  'digest',
  'round',
  'link',
  'follow-up',
] as const

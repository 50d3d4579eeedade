import { passwordWeakness } from '@ttc/domain/account'
import { Problem } from '@ttc/domain/problem'

/** Refuses a password that is too easy to guess, naming the field. */
export function checkNewPassword(password: string, own: Readonly<{ email: string; name: string }>): void {
  const weakness = passwordWeakness(password, own)
  if (weakness !== null) throw new Problem('invalid', weakness, { fields: [{ field: 'password', message: weakness }] })
}

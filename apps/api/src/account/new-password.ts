import { type Own, passwordWeakness } from '@ttc/domain/account'
import { Problem } from '@ttc/domain/problem'
import { isWellKnownPassword } from './well-known-password.ts'

const COMMON =
  'This is one of the most used passwords, or made of two of them, and is tried first. Use three or four words that do not belong together.'

/** Refuses a password that is too easy to guess, naming the field and saying why. */
export async function checkNewPassword(password: string, own: Own): Promise<void> {
  const weakness = passwordWeakness(password, own) ?? ((await isWellKnownPassword(password)) ? COMMON : null)
  if (weakness !== null) throw new Problem('invalid', weakness, { fields: [{ field: 'password', message: weakness }] })
}

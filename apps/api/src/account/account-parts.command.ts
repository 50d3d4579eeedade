import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@ttc/db/connect'
import { linkTo, noPasswordLetter, resetLetter } from '../mail/letter.ts'
import { queueMail } from '../mail/mail.queries.ts'
import { type MailSettings, openPost, type Post } from '../mail/post.command.ts'
import { findPartnershipToTell, hasPassword, isExampleAccount, sweepAccounts } from './account.queries.ts'
import type { AccountSettings } from './account-settings.ts'
import { type Auth, makeAuth } from './auth.queries.ts'
import { Provider } from './provider.ts'
import { keepSessionSecret } from './server-secret.queries.ts'

/** All that signing in needs, made once when the application is built. */
export type AccountParts = Readonly<{
  settings: AccountSettings
  auth: Auth
  provider: Provider | null
  post: Post
  /** Does work whose length must not be seen in the answer; what fails there is logged without its words. */
  later: (work: () => Promise<void>) => void
  start: () => void
  close: () => Promise<void>
}>

const SWEEP_MS = 3_600_000
/** Long enough for an answer to have left: the embedded database works in this very thread. */
const AFTER_ANSWER_MS = 20

export async function makeAccountParts(
  db: Database,
  settings: AccountSettings,
  mail: MailSettings,
  warn: (reason: string) => void,
): Promise<AccountParts> {
  const secret = settings.secret ?? (await keepSessionSecret(db))
  const post = openPost(db, mail, warn)
  const { publicUrl, secureCookies } = settings
  const shared = { db, publicUrl, secureCookies, secret, warn }
  const auth = makeAuth({ ...shared, sendReset: (to) => sendReset(db, post, publicUrl, to) })
  const underWay = new Set<Promise<void>>()
  const later = (work: () => Promise<void>) => {
    const done = pause(AFTER_ANSWER_MS)
      .then(work)
      .catch(() => warn('work after an answer failed'))
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }
  let sweep: NodeJS.Timeout | null = null
  return {
    settings,
    auth,
    provider: settings.provider === null ? null : new Provider(settings.provider, shared),
    post,
    later,
    start: () => {
      post.start()
      sweep ??= setInterval(() => later(() => sweepAccounts(db, new Date())), SWEEP_MS)
      sweep.unref()
    },
    close: async () => {
      if (sweep !== null) clearInterval(sweep)
      await Promise.all(underWay)
      await post.close()
    },
  }
}

async function sendReset(
  db: Database,
  post: Post,
  publicUrl: string,
  { accountId, email, token }: Readonly<{ accountId: string; email: string; token: string }>,
): Promise<void> {
  if (await isExampleAccount(db, accountId)) return
  const letter = (await hasPassword(db, accountId))
    ? resetLetter(email, linkTo(publicUrl, 'reset-password', token))
    : noPasswordLetter(email, `${publicUrl}/sign-in`)
  await queueMail(db, post.delivery, await findPartnershipToTell(db, accountId), letter)
  await post.sendDue()
}

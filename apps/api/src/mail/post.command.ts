import type { Database } from '@ttc/db/connect'
import { createTransport } from 'nodemailer'
import {
  type Delivery,
  giveBack,
  keepWaitingMails,
  markFailed,
  markSent,
  removeOldMails,
  takeMails,
  type WaitingMail,
} from './mail.queries.ts'

export type MailSettings = Readonly<{
  /** smtp:// or smtps://, with user and password where the server wants them; null keeps mails in the database. */
  smtpUrl: string | null
  from: string
}>

export type Post = Readonly<{
  delivery: Delivery
  /** Sends what is due, now. Calls at the same time share one round. */
  sendDue: () => Promise<void>
  /** Sends soon, and whenever something falls due, until it is closed. */
  start: () => void
  close: () => Promise<void>
}>

const ROUND_MS = 5_000
const AT_ONCE = 10
const MOST_ATTEMPTS = 8
const TIDY_MS = 3_600_000
const KEEP_DAYS = 30
const DAY_MS = 86_400_000

/** One minute after the first failure, then twice as long each time: the eighth is two hours after the first. */
export const retryAfter = (attempts: number, now: Date): Date | null =>
  attempts >= MOST_ATTEMPTS ? null : new Date(now.getTime() + 60_000 * 2 ** (attempts - 1))

/** Carries the queue to the mail server. `warn` gets codes alone: a server's words can hold addresses. */
export function openPost(db: Database, settings: MailSettings, warn: (reason: string) => void): Post {
  const { smtpUrl, from } = settings
  const transport = smtpUrl === null ? null : transportTo(smtpUrl)
  let round: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosing = false
  let tidiedAt = 0

  const deliver = async (letter: WaitingMail) => {
    if (transport === null) return
    try {
      await transport.sendMail({ from, to: letter.to, subject: letter.subject, text: letter.text })
    } catch (error) {
      const { reason, final } = failureOf(error)
      warn(`a mail could not be sent: ${reason}`)
      await markFailed(db, letter.id, reason, final ? null : retryAfter(letter.attempts, new Date()))
      return
    }
    await markSent(db, letter.id, new Date())
  }
  const sendSome = async () => {
    const letters = await takeMails(db, new Date(), AT_ONCE)
    for (const letter of letters) await (isClosing ? giveBack(db, letter.id) : deliver(letter))
    return letters.length === AT_ONCE && !isClosing
  }
  /** The mails of years are gone through: not with every mail that is sent. */
  const tidy = async () => {
    const now = Date.now()
    if (Math.abs(now - tidiedAt) < TIDY_MS) return
    await removeOldMails(db, new Date(now - KEEP_DAYS * DAY_MS))
    tidiedAt = now
  }
  const sendAll = async () => {
    if (transport === null) await keepWaitingMails(db)
    for (let more = transport !== null; more; ) more = await sendSome()
    await tidy()
  }
  const sendDue = () => {
    round ??= sendAll().finally(() => {
      round = null
    })
    return round
  }
  return {
    delivery: transport === null ? 'kept' : 'smtp',
    sendDue,
    start: () => {
      timer ??= setInterval(() => sendDue().catch(() => warn('the queue of mails could not be read')), ROUND_MS)
      timer.unref()
    },
    close: async () => {
      isClosing = true
      if (timer !== null) clearInterval(timer)
      await round?.catch(() => {})
      transport?.close()
    },
  }
}

function transportTo(url: string) {
  const { hostname } = new URL(url)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return createTransport({
    url,
    // Links are keys: they go in plain text to a server on this machine alone.
    requireTLS: url.startsWith('smtp:') && !isLoopback,
    ignoreTLS: isLoopback,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** A server's 5xx is final (no such mailbox); what a later attempt can mend is not. */
function failureOf(error: unknown): Readonly<{ reason: string; final: boolean }> {
  if (!(error instanceof Error)) return { reason: 'unknown', final: false }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  const answered = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  return {
    reason: answered === null ? code : `${code} ${answered}`,
    final: code === 'EENVELOPE' && answered !== null && answered >= 500,
  }
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = Readonly<{ from: string; to: readonly string[]; words: string; user: string | null }>

export type MailServer = Readonly<{
  url: string
  received: ReceivedMail[]
  /** What the server answers to the next recipients: a code of SMTP, or null to take them. */
  refuse: (code: number | null) => void
  stop: () => Promise<void>
}>

/** A real mail server on this machine, which keeps what it is given. It asks for a user where one is named. */
export async function startMailServer(
  user: Readonly<{ name: string; password: string }> | null = null,
): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    disabledCommands: user === null ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    authOptional: user === null,
    allowInsecureAuth: true,
    onAuth: (given, _session, done) => {
      const isRight = given.username === user?.name && given.password === user?.password
      done(isRight ? null : new Error('Wrong user or password'), { user: given.username })
    },
    onRcptTo: (_address, _session, done) => {
      done(
        refusal === null ? null : Object.assign(new Error('Mailbox of person@example.org'), { responseCode: refusal }),
      )
    },
    onData: (stream, session, done) => {
      text(stream).then((words) => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((one) => one.address),
          words: words.replaceAll('=\r\n', ''),
          user: session.user === undefined ? null : String(session.user),
        })
        done()
      }, done)
    },
  })
  const listening = once(server.server, 'listening')
  server.listen(0, '127.0.0.1')
  await listening
  const { port } = server.server.address() as AddressInfo
  const front = user === null ? '' : `${user.name}:${user.password}@`
  return {
    url: `smtp://${front}127.0.0.1:${port}`,
    received,
    refuse: (code) => {
      refusal = code
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

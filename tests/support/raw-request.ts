import { connect } from 'node:net'

/** What a server says to bytes that no careful program would send, until it closes or has said enough. */
export function sayRaw(port: number, bytes: string | Buffer, mostMs = 8_000): Promise<string> {
  return new Promise((done) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = () => {
      clearTimeout(late)
      socket.destroy()
      done(said)
    }
    const late = setTimeout(end, mostMs)
    socket.on('data', (text) => {
      said += text.toString('latin1')
    })
    socket.on('close', end)
    socket.on('error', end)
  })
}

/** The statuses of everything that was answered on one connection. */
export const statusesOf = (said: string): readonly number[] =>
  [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

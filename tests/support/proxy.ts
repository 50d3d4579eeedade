import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut and mended: what stands between the product and its database. */
export type CuttableWay = Readonly<{
  port: number
  cut: () => void
  mend: () => Promise<void>
  /** Not a byte goes on, though every connection stays open and new ones can be made; until told to flow again. */
  stall: () => void
  flow: () => void
  close: () => void
}>

/** Opens a way to a port of this machine; with `mended: false` nobody answers on it at first. */
export async function openProxy(target: number, { mended = true } = {}): Promise<CuttableWay> {
  const sockets = new Set<Socket>()
  let isStalled = false
  const turn = (socket: Socket) => (isStalled ? socket.pause() : socket.resume())
  const turnAll = (stalled: boolean) => {
    isStalled = stalled
    for (const socket of sockets) turn(socket)
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
    turn(near)
    turn(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const cut = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  if (!mended) cut()
  return { port, cut, mend: () => listen(port), stall: () => turnAll(true), flow: () => turnAll(false), close: cut }
}

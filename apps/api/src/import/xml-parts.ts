import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { damaged } from './zip.ts'

/** What is done with a part of a workbook: names come without their prefix. */
export type XmlSink = Readonly<{
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  text: (text: string) => void
  close: (name: string) => void
}>

/** Goes through XML a part at a time, yielding after each how many bytes it was; it resolves no entities of its own. */
export async function* readXml(stream: Readable, sink: XmlSink): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder()
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => sink.open(localOf(name), attributes))
  parser.on('text', sink.text)
  parser.on('cdata', sink.text)
  parser.on('closetag', ({ name }) => sink.close(localOf(name)))
  parser.on('doctype', () => {
    throw damaged()
  })
  parser.on('error', () => {
    throw damaged()
  })
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield chunk.length
    }
    parser.close()
  } catch (error) {
    if (isSystemError(error)) throw damaged()
    throw error
  } finally {
    stream.destroy()
  }
}

/** The same, to its end. */
export async function readWholeXml(stream: Readable, sink: XmlSink): Promise<void> {
  for await (const _ of readXml(stream, sink));
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** What unpacking throws is a plain error: damaged data, or more of it than was declared. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error
}

import { createReadStream, existsSync } from 'node:fs'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Problem } from '@ttc/domain/problem'
import { damaged, FOREIGN } from './dump.ts'

/** Read and written by whoever runs the product alone: a dump holds what the database holds. */
const OWN_ALONE = 0o600

/**
 * Writes a file as a whole or not at all: under another name first, on the disk before it gets its own. One that is
 * there already is never touched. Answers its size in bytes.
 */
export async function writeWhole(path: string, fill: (sink: Writable) => Promise<unknown>): Promise<number> {
  const taken = () =>
    new Problem('conflict', `There is a file at ${path} already. Nothing was written. Give another name.`)
  if (existsSync(path)) throw taken()
  const aside = `${path}.${process.pid}.part`
  try {
    const file = await open(aside, 'wx', OWN_ALONE)
    await fill(file.createWriteStream({ flush: true }))
    await giveName(aside, path, taken)
    await settle(dirname(path))
    return (await stat(path)).size
  } catch (error) {
    throw explained(error, path)
  } finally {
    await rm(aside, { force: true })
  }
}

/** A link is made only where no file has the name; where the disk knows none (a network share), a look must do. */
async function giveName(aside: string, path: string, taken: () => Problem): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(path)) throw taken()
    await rename(aside, path)
  }
}

/** The name too must be on the disk. */
async function settle(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  await opened.sync().catch(() => {})
  await opened.close()
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EACCES: 'The folder cannot be written to.',
  EROFS: 'The folder cannot be written to.',
  ENOENT: 'The folder does not exist.',
}

function explained(error: unknown, path: string): unknown {
  const words = WORDS[(error as NodeJS.ErrnoException).code ?? '']
  if (words !== undefined) return new Problem('unavailable', `${path}: ${words} Nothing was kept.`)
  return error instanceof Error && error.name === 'AbortError'
    ? new Problem('unavailable', 'Stopped. Nothing was kept.')
    : error
}

/** Packed lightly: a backup holds a moment of the database open while it is written. */
const LEVEL = 3

export function writePacked(path: string, parts: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
  return writeWhole(path, (sink) => pipeline(parts, createGzip({ level: LEVEL }), sink, { signal }))
}

/** A packed dump as it was written, a part at a time. */
export async function* readPacked(path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  const fed = pipeline(createReadStream(path), gunzip)
  fed.catch(() => {})
  try {
    yield* gunzip
    await fed
  } catch (error) {
    throw unreadable(error, path)
  } finally {
    gunzip.destroy()
  }
}

function unreadable(error: unknown, path: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Problem('not-found', `There is no file at ${path}.`)
  if (code === 'EISDIR' || code === 'EACCES')
    return new Problem('invalid', `The file ${path} cannot be read (${code}).`)
  if (code === 'Z_BUF_ERROR') return damaged('its end is missing')
  if (message === 'incorrect header check') return new Problem('invalid', FOREIGN)
  return code.startsWith('Z_') ? damaged('it cannot be unpacked') : error
}

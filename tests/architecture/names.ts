import { posix } from 'node:path'
import { placeOf } from './place.ts'
import { isRoom } from './rooms.ts'
import { isCode, isProduct, type Rule } from './tree.ts'

const mostLines = 250

/** Words that say nothing, wherever they stand in a name. */
const emptyAnywhere = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers'])
/** Words that say nothing as a whole name; as part of one they can ("base-year"). */
const emptyAlone = new Set(['lib', 'service', 'services', 'base', 'types', 'constants', 'index'])

const wordsOf = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_.]/)

function isBucket(name: string): boolean {
  const words = wordsOf(name)
  const stem = words[0] ?? ''
  return words.some((word) => emptyAnywhere.has(word)) || (emptyAlone.has(stem) && name !== 'index.html')
}

export const noBuckets: Rule = (files) =>
  files
    .filter(({ path }) => /^(?:apps|packages|tests\/support)\//.test(path))
    .flatMap(({ path }) =>
      path
        .split('/')
        .filter(isBucket)
        .map((name) => ({ path, message: `"${name}" names no room: use the field's word` })),
    )

/** The figure package is one room as a whole: its files are parts of it. */
export const roomsAreKnownWords: Rule = (files) =>
  files
    .filter(({ path }) => /^(?:apps|packages)\/(?!figure\/)[^/]+\/src\//.test(path) && !path.endsWith('.d.ts'))
    .flatMap(({ path }) => {
      const { room } = placeOf(path)
      return room === null || isRoom(room) ? [] : [{ path, message: `"${room}" is no room of the house (rooms.ts)` }]
    })

/** A file of the applications' src stands in a room's folder, never beside the rooms. */
export const applicationsHaveFolders: Rule = (files) =>
  files
    .filter((file) => isProduct(file) && /^apps\/[^/]+\/src$/.test(posix.dirname(file.path)))
    .map(({ path }) => ({ path, message: 'stands beside the rooms: put it into one' }))

export const filesAreShort: Rule = (files) =>
  files
    .filter((file) => isCode(file) && /^(?:apps|packages)\//.test(file.path))
    .flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length
      return lines > mostLines ? [{ path, message: `${lines} lines, more than ${mostLines}` }] : []
    })

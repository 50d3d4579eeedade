import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the project: its path from the root, with forward slashes, and its text. */
export type SourceFile = Readonly<{ path: string; text: string }>

/** What a rule found wrong: where, and what to do about it. */
export type Violation = Readonly<{ path: string; message: string }>

/** A rule of the house. It sees the whole tree and nothing else. */
export type Rule = (files: readonly SourceFile[]) => readonly Violation[]

const root = fileURLToPath(new URL('../..', import.meta.url))
const notOurs = new Set(['node_modules', 'dist', '.git', '.data', '.cache'])
const notText = /\.(?:png|jpe?g|ico|woff2?|ttf|otf|pdf|zip|gz|xlsx|log)$/

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(path)
    return entry.isFile() && !notText.test(entry.name) ? [path] : []
  })
}

export function readTree(): readonly SourceFile[] {
  return filesIn('').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isCode = (file: SourceFile) => /\.(?:ts|tsx|mjs)$/.test(file.path)

/** Code of the product itself: the applications and packages, without their tools. */
export const isProduct = (file: SourceFile) => isCode(file) && /^(?:apps|packages)\/[^/]+\/src\//.test(file.path)

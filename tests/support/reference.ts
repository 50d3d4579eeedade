import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/reference/', import.meta.url))

/** A file of reference cases beside the project; null, said plainly, where the folder is not there. */
export function readReference<T>(name: string): T | null {
  const path = `${folder}${name}`
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T
  console.warn(`Skipped: the reference cases ${name} are not beside the project.`)
  return null
}

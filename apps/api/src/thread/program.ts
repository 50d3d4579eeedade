import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'

const programs = new Map<string, Promise<string>>()

/**
 * The program of a thread as one script for `new Worker(…, { eval: true })`, put together when the first thread of its
 * kind starts. A thread does not inherit the loader that reads TypeScript, and one with a loader of its own was seen to
 * take four times as long to start and twice the memory.
 */
export function programOf(source: URL): Promise<string> {
  const known = programs.get(source.href)
  if (known) return known
  const program = put(source)
  programs.set(source.href, program)
  program.catch(() => programs.delete(source.href))
  return program
}

async function put(source: URL): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
    plugins: [whereItStands],
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error(`There is no program in ${source.href}`)
  return file.text
}

/** What a file reads beside itself, such as a template, is found from where its source stands. */
const whereItStands: Plugin = {
  name: 'where-it-stands',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/(apps|packages)\/[^/]+\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' }
    })
  },
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler'
import { dayParts } from '@ttc/domain/day'
import { type Fonts, loadFonts } from '../report-card/report-card.fonts.ts'
import { UNDRAWN } from '../report-card/report-card.glyphs.ts'
import { printableJson } from '../report-card/report-card.press.ts'
import type { MinutesPaper } from './minutes.paper.ts'

/** PDF/UA-1: Typst refuses to write a file that lacks a title, a table's header or a glyph. */
const STANDARD = 'ua-1'

/** Sets minutes with one compiler, with nothing but what is on disk and in them: no network, no clock, no store. */
export class MinutesPress {
  readonly #compiler: Compiler
  readonly #fonts: Fonts
  readonly #template: string

  constructor() {
    // The package is CommonJS with a native part, which `import` reads as one default export.
    const { NodeCompiler } = createRequire(import.meta.url)(
      '@myriaddreamin/typst-ts-node-compiler',
    ) as typeof import('@myriaddreamin/typst-ts-node-compiler')
    this.#fonts = loadFonts()
    this.#compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...this.#fonts.faces] }] })
    this.#template = readFileSync(new URL('./minutes.typ', import.meta.url), 'utf8')
  }

  print(paper: MinutesPaper): Uint8Array {
    const page = { ...paper, date: dayParts(paper.minutes.heldOn), undrawn: '' }
    const first = printableJson(page, this.#fonts.cover)
    const note = `${UNDRAWN} stands for a character that this document has no letter for.`
    const { json } = first.replaced ? printableJson({ ...page, undrawn: note }, this.#fonts.cover) : first
    const compiled = this.#compiler.compile({ mainFileContent: this.#template, inputs: { paper: json } })
    const document = compiled.result
    if (document !== null) return Uint8Array.from(this.#compiler.pdf(document, { pdfStandard: STANDARD }))
    const failure = compiled.takeDiagnostics()
    const said = failure === null ? [] : this.#compiler.fetchDiagnostics(failure)
    throw new Error(`The minutes could not be set: ${JSON.stringify(said)}`)
  }

  /** Lets go of what older minutes left in the compiler. */
  forget(): void {
    this.#compiler.evictCache(0)
  }
}

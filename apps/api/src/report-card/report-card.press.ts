import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportCard } from '@ttc/contracts/report-card'
import { type Laid, laidOf, type Measures } from './report-card.fit.ts'
import { type Fonts, loadFonts } from './report-card.fonts.ts'
import { printable, UNDRAWN } from './report-card.glyphs.ts'
import { type CardPage, pageOf } from './report-card.page.ts'
import { shorterPlan } from './report-card.turning.ts'

export type Printed = Readonly<{ pdf: Uint8Array; laid: Laid }>

/** PDF/UA-1: Typst refuses to write a file that lacks a title, an alternative text or a glyph. */
const STANDARD = 'ua-1'
/** How many cards the compiler may remember parts of: none makes it slower, all of them fills the memory. */
const KEPT = 2
/** Further indicators that are shown before all of what the group has answered is. */
const LEAST_ROWS = 3

/** Sets cards with one compiler. Everything it needs is on disk and in the card: no network, no clock, no store. */
export class Press {
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
    this.#template = readFileSync(new URL('./report-card.typ', import.meta.url), 'utf8')
  }

  print(whole: ReportCard): Printed {
    const { card, laid } = this.#fitted(whole)
    const document = this.#set(pageOf(card, laid))
    const pdf = Uint8Array.from(this.#compiler.pdf(document, { pdfStandard: STANDARD }))
    return { pdf, laid }
  }

  /** How the card lies on its page, answers left out that it has no room for. */
  layOut(card: ReportCard): Laid {
    return this.#fitted(card).laid
  }

  /**
   * The card with as many answers of the group's walk as its side holds beside the first further indicators: what is
   * left out is counted there in words, and stands whole in the walk.
   */
  #fitted(whole: ReportCard): Readonly<{ card: ReportCard; laid: Laid }> {
    let card = whole
    let laid = this.#laid(card)
    const least = Math.min(LEAST_ROWS, whole.rows.length)
    while (laid.over > 0 || laid.rows < least) {
      const turning = card.turning ? shorterPlan(card.turning) : null
      if (turning === null) break
      card = { ...card, turning }
      laid = this.#laid(card)
    }
    return { card, laid }
  }

  /** Measured, then decided. */
  #laid(card: ReportCard): Laid {
    const document = this.#set(pageOf(card, null))
    const found: readonly Measures[] = this.#compiler.query(document, { selector: '<measures>', field: 'value' })
    const measures = found[0]
    if (measures === undefined) throw new Error('The report card came out without its measures.')
    return laidOf(measures, card.headlines.length)
  }

  /** Lets go of what older cards left in the compiler. */
  forget(): void {
    this.#compiler.evictCache(KEPT)
  }

  #set(page: CardPage) {
    const inputs = { card: asInput(page, this.#fonts.cover) }
    const compiled = this.#compiler.compile({ mainFileContent: this.#template, inputs })
    const document = compiled.result
    if (document !== null) return document
    const failure = compiled.takeDiagnostics()
    const said = failure === null ? [] : this.#compiler.fetchDiagnostics(failure)
    throw new Error(`The report card could not be set: ${JSON.stringify(said)}`)
  }
}

/** The page as JSON, every text in it printable; where a character had to be replaced, the foot says so. */
function asInput(page: CardPage, cover: ReadonlySet<number>): string {
  const { json, replaced } = printableJson(page, cover)
  return replaced ? printableJson({ ...page, foot: [...page.foot, REPLACED] }, cover).json : json
}

const REPLACED = `${UNDRAWN} stands for a character that this page has no letter for.`

function printableJson(page: CardPage, cover: ReadonlySet<number>): Readonly<{ json: string; replaced: boolean }> {
  let replaced = false
  const json = JSON.stringify(page, (_key, value: unknown) => {
    if (typeof value !== 'string') return value
    const text = printable(value, cover)
    replaced ||= text.includes(UNDRAWN) && !value.includes(UNDRAWN)
    return text
  })
  return { json, replaced }
}

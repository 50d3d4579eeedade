import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportCard } from '@ttc/contracts/report-card'
import { type Laid, laidOf, type Measures } from './report-card.fit.ts'
import { type Fonts, loadFonts } from './report-card.fonts.ts'
import { printable, UNDRAWN } from './report-card.glyphs.ts'
import { pageOf } from './report-card.page.ts'
import { shorterPlan } from './report-card.turning.ts'

/**
 * A template that sets cards a side each, and what it reads beside them. The same one measures them: what both have in
 * common is set once.
 */
export type Sheet = Readonly<{ template: string; inputs: Readonly<Record<string, string>> }>

export type Printed = Readonly<{ pdf: Uint8Array; laid: Laid }>
/** A card as it is printed, and how it lies on its page. */
type Fitted = Readonly<{ card: ReportCard; laid: Laid }>

/** PDF/UA-1: Typst refuses to write a file that lacks a title, an alternative text or a glyph. */
const STANDARD = 'ua-1'
/** How many cards the compiler may remember parts of: none makes it slower, all of them fills the memory. */
const KEPT = 2
/** Of a pack it remembers what the part before had too, such as the templates as they were read. */
const KEPT_OF_PACK = 1
/** Further indicators that are shown before all of what the group has answered is. */
const LEAST_ROWS = 3

/** Where the compiler finds what is imported: no folder of the machine, so that nothing else can be. */
const WORKSPACE = '/press'

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** Sets cards with one compiler. Everything it needs is on disk and in the card: no network, no clock, no store. */
export class Press {
  readonly #compiler: Compiler
  readonly #fonts: Fonts
  readonly #alone: Sheet = { template: read('one-card.typ'), inputs: {} }

  constructor() {
    // The package is CommonJS with a native part, which `import` reads as one default export.
    const { NodeCompiler } = createRequire(import.meta.url)(
      '@myriaddreamin/typst-ts-node-compiler',
    ) as typeof import('@myriaddreamin/typst-ts-node-compiler')
    this.#fonts = loadFonts()
    this.#compiler = NodeCompiler.create({
      workspace: WORKSPACE,
      fontArgs: [{ fontBlobs: [...this.#fonts.faces] }],
    })
    this.add('report-card.typ', read('report-card.typ'))
  }

  /** A template that others can import by its name. */
  add(name: string, template: string): void {
    this.#compiler.mapShadow(`${WORKSPACE}/${name}`, Buffer.from(template))
  }

  print(whole: ReportCard): Printed {
    const fitted = this.#fitted(whole, this.#alone)
    return { pdf: this.printAll([fitted], this.#alone), laid: fitted.laid }
  }

  /** How the card lies on its page, answers left out that it has no room for. */
  layOut(card: ReportCard): Laid {
    return this.#fitted(card, this.#alone).laid
  }

  /**
   * The card with as many answers of the group's walk as its side holds beside the first further indicators: what is
   * left out is counted there in words, and stands whole in the walk.
   */
  #fitted(whole: ReportCard, sheet: Sheet): Fitted {
    let card = whole
    let laid = this.#laidOne(card, sheet)
    const least = Math.min(LEAST_ROWS, whole.rows.length)
    while (laid.over > 0 || laid.rows < least) {
      const turning = card.turning ? shorterPlan(card.turning) : null
      if (turning === null) break
      card = { ...card, turning }
      laid = this.#laidOne(card, sheet)
    }
    return { card, laid }
  }

  /** A tagged PDF of a template and the data it reads. */
  pdf(template: string, inputs: Readonly<Record<string, string>>): Uint8Array {
    return Uint8Array.from(this.#compiler.pdf(this.#set(template, inputs), { pdfStandard: STANDARD }))
  }

  /** A page as JSON, every text in it printable; where a character had to be replaced, its foot says so. */
  inputOf<Page extends Footed>(page: Page): string {
    return asInput(page, this.#fonts.cover)
  }

  #laidOne(card: ReportCard, sheet: Sheet): Laid {
    const [laid] = this.#laid([card], sheet)
    if (laid === undefined) throw new Error('The report card came out without its measures.')
    return laid
  }

  /** How some cards lie: measured together, which takes less than half as long, and those too long one by one. */
  fittedAll(cards: readonly ReportCard[], sheet: Sheet): readonly Fitted[] {
    const laid = this.#laid(cards, sheet)
    return cards.map((card, i) => this.#enough(card, laid[i]) ?? this.#fitted(card, sheet))
  }

  /** Cards as they lie, as a tagged PDF. */
  printAll(fitted: readonly Fitted[], { template, inputs }: Sheet): Uint8Array {
    const pages = fitted.map(({ card, laid }) => this.inputOf(pageOf(card, laid)))
    return this.pdf(template, { ...inputs, cards: `[${pages.join()}]` })
  }

  /** The card as it is, where its side holds all of it that it should. */
  #enough(card: ReportCard, laid: Laid | undefined) {
    if (laid === undefined || laid.over > 0 || laid.rows < Math.min(LEAST_ROWS, card.rows.length)) return null
    return { card, laid }
  }

  /** Measured, then decided. */
  #laid(cards: readonly ReportCard[], { template, inputs }: Sheet): readonly Laid[] {
    const pages = cards.map((card) => this.inputOf(pageOf(card, null)))
    const document = this.#set(template, { ...inputs, cards: `[${pages.join()}]` })
    const found: readonly Measures[] = this.#compiler.query(document, { selector: '<measures>', field: 'value' })
    if (found.length !== cards.length) throw new Error('A report card came out without its measures.')
    return found.map((measures, i) => laidOf(measures, cards[i]?.headlines.length ?? 0))
  }

  /** Lets go of what older cards left in the compiler. */
  forget(): void {
    this.#compiler.evictCache(KEPT)
    collectYoung()
  }

  /** Lets go of the part of a pack before this one, but for what this one had of it. */
  forgetPart(): void {
    this.#compiler.evictCache(KEPT_OF_PACK)
    collectYoung()
  }

  #set(mainFileContent: string, inputs: Readonly<Record<string, string>>) {
    const compiled = this.#compiler.compile({ mainFileContent, inputs })
    const document = compiled.result
    if (document !== null) return document
    const failure = compiled.takeDiagnostics()
    const said = failure === null ? [] : this.#compiler.fetchDiagnostics(failure)
    throw new Error(`The page could not be set: ${JSON.stringify(said)}`)
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (what: Readonly<{ type: 'minor' }>) => void

/**
 * The compiler's documents are held by small objects of JavaScript, which tell nothing of how large they are: left to
 * itself, the collector comes after a hundred of them, and 160 MB. Of what is young alone it takes a tenth of a millisecond.
 */
const collectYoung = () => collect({ type: 'minor' })

type Footed = Readonly<{ foot: readonly string[] }>

function asInput<Page extends Footed>(page: Page, cover: ReadonlySet<number>): string {
  const { json, replaced } = printableJson(page, cover)
  return replaced ? printableJson({ ...page, foot: [...page.foot, REPLACED] }, cover).json : json
}

const REPLACED = `${UNDRAWN} stands for a character that this page has no letter for.`

/** What is printed as JSON, every text in it printable; and whether a character had to be replaced. */
export function printableJson(page: object, cover: ReadonlySet<number>): Readonly<{ json: string; replaced: boolean }> {
  let replaced = false
  const json = JSON.stringify(page, (_key, value: unknown) => {
    if (typeof value !== 'string') return value
    const text = printable(value, cover)
    replaced ||= text.includes(UNDRAWN) && !value.includes(UNDRAWN)
    return text
  })
  return { json, replaced }
}

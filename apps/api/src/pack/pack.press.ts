import { readFileSync } from 'node:fs'
import type { PackContent } from '@ttc/contracts/pack'
import { pageOf } from '../report-card/report-card.page.ts'
import { Press } from '../report-card/report-card.press.ts'
import { pageCountOf } from './joined-pdf.ts'
import { type FrontContent, frontOf, type PackFoot } from './pack.page.ts'

type Cards = PackContent['cards']

/** A card that is too long for its side, and by how many points. */
export type TooLong = Readonly<{ name: string; over: number }>
/** The pages before the cards and a place for each card; `pages` counts both. */
export type FrontPrinted = Readonly<{ pdf: Uint8Array; pages: number }>
/** `pdf` is null where cards are too long: nothing is cut, and nothing half is printed. */
export type SidesPrinted = Readonly<{ pdf: Uint8Array | null; tooLong: readonly TooLong[] }>
/** What is said under the cards, and which pages of how many they are. */
export type Numbering = Readonly<{ foot: PackFoot; first: number; pages: number }>

/** The margin under a card in a pack, in millimetres: the line with the page's number stands in it. */
const BOTTOM = 14

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** Sets the parts of a pack. Everything it needs is on disk and in the pack: no network, no store, no clock. */
export class PackPress {
  readonly #press = new Press()
  readonly #front = read('pack.typ')
  readonly #sides = read('pack-sides.typ')

  constructor() {
    this.#press.add('pack-foot.typ', read('pack-foot.typ'))
  }

  front(pack: FrontContent): FrontPrinted {
    const pdf = this.#press.pdf(this.#front, { pack: this.#press.inputOf(frontOf(pack)) })
    this.#press.forgetAll()
    return { pdf, pages: pageCountOf(pdf) }
  }

  sides(cards: Cards, { foot, first, pages }: Numbering): SidesPrinted {
    const fitted = this.#press.fittedAll(
      cards.map(({ card }) => card),
      BOTTOM,
    )
    const tooLong = fitted.flatMap(({ card, laid }) =>
      laid.over > 0 ? [{ name: card.priority, over: laid.over }] : [],
    )
    const pdf = tooLong.length > 0 ? null : this.#set(fitted, this.#press.inputOf({ ...foot, first, pages, foot: [] }))
    this.#press.forgetAll()
    return { pdf, tooLong }
  }

  #set(fitted: ReturnType<Press['fittedAll']>, sides: string): Uint8Array {
    const cards = fitted.map(({ card, laid }) => this.#press.inputOf(pageOf(card, laid, BOTTOM)))
    return this.#press.pdf(this.#sides, { sides, cards: `[${cards.join()}]` })
  }
}

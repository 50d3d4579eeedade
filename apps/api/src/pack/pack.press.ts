import { readFileSync } from 'node:fs'
import type { PackContent } from '@ttc/contracts/pack'
import { Press } from '../report-card/report-card.press.ts'
import { type Whole, wholeOf } from './joined-pdf.ts'
import { type FrontContent, frontOf, type PackFoot } from './pack.page.ts'
import { type PdfPart, partOf, type Seat } from './pdf-part.ts'

type Cards = PackContent['cards']

/** A card that is too long for its side, and by how many points. */
export type TooLong = Readonly<{ name: string; over: number }>
/** The pages before the cards and a place for each card. */
export type FrontPrinted = Readonly<{ pdf: Uint8Array; whole: Whole }>
/** `part` is null where cards are too long: nothing is cut, and nothing half is printed. */
export type SidesPrinted = Readonly<{ part: PdfPart | null; tooLong: readonly TooLong[] }>
/** What is said under the cards, and which pages of how many they are; where they stand in the pack. */
export type Numbering = Readonly<{ foot: PackFoot; first: number; pages: number; seat: Seat }>

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
    this.#press.forgetPart()
    return { pdf, whole: wholeOf(pdf, pack.cards.length) }
  }

  sides(cards: Cards, { foot, first, pages, seat }: Numbering): SidesPrinted {
    const sheet = { template: this.#sides, inputs: { sides: this.#press.inputOf({ ...foot, first, pages, foot: [] }) } }
    const fitted = this.#press.fittedAll(
      cards.map(({ card }) => card),
      sheet,
    )
    const tooLong = fitted.flatMap(({ card, laid }) =>
      laid.over > 0 ? [{ name: card.priority, over: laid.over }] : [],
    )
    const pdf = tooLong.length > 0 ? null : this.#press.printAll(fitted, sheet)
    this.#press.forgetPart()
    return { part: pdf && partOf(pdf, seat), tooLong }
  }
}

import { createRequire } from 'node:module'
import type { CurveView } from '@ttc/contracts/figure'
import type { PackContent, PackException } from '@ttc/contracts/pack'
import type { CardHeadline } from '@ttc/contracts/report-card'
import { curveOf } from '@ttc/domain/figure/curve'
import { targetAtStep } from '@ttc/domain/figure/target-path'
import { agendaColumnsOf } from '@ttc/domain/pack.words'
import { describeDay } from '@ttc/domain/period/label'
import { describeDue } from '@ttc/domain/promise.words'
import { describeRag } from '@ttc/domain/rag.words'
import type PptxGenJS from 'pptxgenjs'

type Slide = PptxGenJS.Slide
type Box = Readonly<{ x: number; y: number; w: number; h: number }>

const FONT = 'Arial'
const INK = '0B0C0C'
const GREY = '484949'
const BRAND = '12344F'
const INKS = { red: '6E1616', amber: '5C3200', green: '0A4A30' } as const
/** A slide of 13.33 by 7.5 inches, and the room between its title and its foot. */
const WIDE = 12.33
const LEFT = 0.5
const TOP = 1.35
/** Rows of a table that one slide holds at a size that can be read from the back of a room. */
const ROWS = 11
/** Characters of a paragraph that a slide shows; the whole of a longer one stands in its notes. */
const SHOWN = 420
const COLOURS = ['12436D', '801650', '28A197'] as const

/**
 * The pack as PowerPoint: a slide for each item that is about an indicator or a card, with charts that can be
 * edited, each with the sentence that stands for its picture. Its bytes are kept: the library dates what it makes by the clock.
 */
export async function makePackSlides(pack: PackContent): Promise<Uint8Array> {
  // The package is CommonJS, which `import` reads as one default export.
  const Pptx = createRequire(import.meta.url)('pptxgenjs') as typeof PptxGenJS
  const deck = new Pptx()
  const title = `${pack.meeting.name}, ${describeDay(pack.meeting.meetsOn)}: pack, version ${pack.number}`
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  deck.author = pack.partnership.name
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT }
  const add = (heading: string) => slideWith(deck, heading, pack)
  first(deck, pack)
  agenda(add, pack)
  promises(add, pack)
  for (const { about } of pack.agenda) {
    for (const one of pack.exceptions) if (one.id === about) exception(add, one)
    for (const one of pack.cards) if (one.id === about) card(add, one.card)
  }
  return Uint8Array.from((await deck.write({ outputType: 'nodebuffer' })) as Buffer)
}

function slideWith(deck: PptxGenJS, heading: string, pack: PackContent): Slide {
  const slide = deck.addSlide()
  slide.addText(heading, { x: LEFT, y: 0.3, w: WIDE, h: 0.8, fontSize: 28, bold: true, color: INK, fit: 'shrink' })
  slide.addShape('line', { x: LEFT, y: 1.12, w: WIDE, h: 0, line: { color: BRAND, width: 2.5 } })
  foot(slide, pack)
  return slide
}

/** The marking and the version on every slide: each may be shown without the others. */
function foot(slide: Slide, { marking, meeting, number }: PackContent): void {
  const said = `${meeting.name}, ${describeDay(meeting.meetsOn)}, version ${number}`
  slide.addText(said, { x: LEFT, y: 7, w: 7, h: 0.35, fontSize: 11, color: GREY })
  if (marking !== 'none')
    slide.addText(marking, { x: 7.6, y: 7, w: 4, h: 0.35, fontSize: 12, bold: true, color: INK, align: 'right' })
  slide.slideNumber = { x: 12.2, y: 7, w: 0.7, h: 0.35, fontSize: 11, color: GREY }
}

function first(deck: PptxGenJS, pack: PackContent): void {
  const { meeting, plan, partnership, number, frozenOn, leftOut } = pack
  const slide = slideWith(deck, meeting.name, pack)
  const lines = [
    [describeDay(meeting.meetsOn), meeting.startsAt, meeting.place].filter(Boolean).join(', '),
    meeting.chair === null ? '' : `Chair: ${meeting.chair.name}, ${meeting.chair.agency}`,
    plan.name,
    `${partnership.name}${partnership.example ? ' (a worked example: not a real place)' : ''}`,
    `Version ${number}, frozen ${describeDay(frozenOn)}`,
    ...leftOut,
  ]
  paragraphs(slide, lines, { x: LEFT, y: TOP, w: WIDE, h: 5.2 }, 20)
}

type Add = (heading: string) => Slide

function agenda(add: Add, { agenda: items }: PackContent): void {
  const rows = items.map(({ at, title, minutes }, i) => [at ?? String(i + 1), title, `${minutes} min`])
  tables(add, 'Agenda', [...agendaColumnsOf(items)], rows, [1.3, 9.5, 1.53])
}

function promises(add: Add, { promises: brought }: PackContent): void {
  const rows = brought.map(({ standing, text, who, dueOn }) => [
    standing,
    shortened(text),
    who || 'nobody named',
    describeDue(dueOn),
  ])
  if (rows.length === 0) return
  const header = ['How it stands', 'Promise', 'Who', 'When']
  const slides = tables(add, 'Promises from last time', header, rows, [1.6, 6.2, 2.6, 1.93])
  for (const [i, slide] of slides.entries()) {
    const shown = brought.slice(i * ROWS, (i + 1) * ROWS)
    slide.addNotes(shown.map(({ text }) => text).join('\n'))
  }
}

function tables(add: Add, title: string, header: string[], rows: string[][], colW: number[]): Slide[] {
  const slides: Slide[] = []
  for (let from = 0; from < Math.max(1, rows.length); from += ROWS) {
    const slide = add(from === 0 ? title : `${title}, continued`)
    slides.push(slide)
    const head = header.map((text) => ({ text, options: { bold: true, color: INK } }))
    const cells = rows.slice(from, from + ROWS).map((row) => row.map((text) => ({ text })))
    const border = { type: 'solid', color: 'CECECE', pt: 0.75 } as const
    const none = { type: 'none' } as const
    slide.addTable([head, ...cells], {
      x: LEFT,
      y: TOP,
      w: WIDE,
      colW,
      fontSize: 14,
      fontFace: FONT,
      color: INK,
      border: [none, none, border, none],
    })
  }
  return slides
}

function exception(add: Add, { indicator, priority, owner, facts }: PackException): void {
  const slide = add(indicator.name)
  status(slide, indicator, { x: LEFT, y: TOP, w: WIDE, h: 0.45 })
  chart(slide, indicator, { x: LEFT, y: 1.85, w: 7.4, h: 4.4 })
  const asked = facts.map(({ name, text }) => `${name}: ${shortened(text)}`)
  paragraphs(slide, asked, { x: 8.1, y: 1.85, w: 4.73, h: 4.9 }, asked.join('').length > 700 ? 11 : 13)
  slide.addText(verdictText(indicator), { x: LEFT, y: 6.3, w: 7.4, h: 0.6, fontSize: 12, color: INK, fit: 'shrink' })
  const who = owner === null ? 'no owner' : [owner.name, owner.agency].filter(Boolean).join(', ')
  const whole = facts.map(({ name, text }) => `${name}: ${text}`)
  slide.addNotes([`${priority}. Owner: ${who}.`, indicator.alt, ...whole].join('\n'))
}

function card(add: Add, { priority, line, headlines, counts, gaps }: PackContent['cards'][number]['card']): void {
  const slide = add(`Report card: ${priority}`)
  const standing = (['red', 'amber', 'green'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${describeRag(name)}`)
  paragraphs(slide, [standing.join(', '), line], { x: LEFT, y: TOP, w: WIDE, h: 0.9 }, 16)
  const width = headlines.length > 1 ? 6 : WIDE
  for (const [i, headline] of headlines.entries()) {
    const x = LEFT + i * 6.33
    slide.addText(headline.name, { x, y: 2.3, w: width, h: 0.5, fontSize: 14, bold: true, color: INK, fit: 'shrink' })
    status(slide, headline, { x, y: 2.75, w: width, h: 0.4 })
    chart(slide, headline, { x, y: 3.15, w: width, h: 3.1 })
    slide.addText(verdictText(headline), { x, y: 6.3, w: width, h: 0.65, fontSize: 11, color: INK, fit: 'shrink' })
  }
  slide.addNotes([...headlines.map(({ alt }) => alt), ...gaps].join('\n'))
}

/** The status in a word before anything else: colour alone tells nobody on a projector. */
function status(slide: Slide, { status: at, latest, target }: CardHeadline, box: Box): void {
  const shown = at.shown
  const color = shown === 'red' || shown === 'amber' || shown === 'green' ? INKS[shown] : GREY
  const value = latest === null ? 'no value yet' : `${latest.text} (${latest.period})`
  const aim = target === null ? 'no target' : `target ${target.text}`
  slide.addText(
    [
      { text: `${describeRag(shown)}  `, options: { bold: true, color } },
      { text: `${value}, ${aim}`, options: { color: INK } },
    ],
    { ...box, fontSize: 16 },
  )
}

const verdictText = ({ verdict, direction, forecast }: CardHeadline) =>
  [`${verdict.short}: ${verdict.sentence}`, direction.sentence, forecast?.sentence ?? '']
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ')

/** A line chart of PowerPoint's own, so that it can be edited: the values, the baseline's forecast and the target. */
function chart(slide: Slide, { curve, alt, name }: CardHeadline, box: Box): void {
  const series = seriesOf(curve)
  if (series.length === 0) return
  slide.addChart('line', series, {
    ...box,
    altText: alt,
    objectName: `Chart: ${name}`,
    chartColors: [...COLOURS],
    lineSize: 2.25,
    lineDataSymbolSize: 6,
    displayBlanksAs: 'gap',
    showLegend: true,
    legendPos: 'b',
    legendFontSize: 11,
    catAxisLabelFontSize: 11,
    valAxisLabelFontSize: 11,
    valGridLine: { color: 'E4E8EB', size: 0.75 },
    valAxisLabelFormatCode: `0${curve.scale.decimals > 0 ? `.${'0'.repeat(curve.scale.decimals)}` : ''}`,
  })
}

function seriesOf(view: CurveView): PptxGenJS.OptsChartData[] {
  const curve = curveOf(view)
  const labels = curve.steps.map(({ short }) => short)
  const line = (name: string, at: (step: number) => number | null | undefined) => {
    const values = curve.steps.map((step) => at(step.at) ?? null) as number[]
    return values.some((value) => value !== null) ? [{ name, labels, values }] : []
  }
  return [
    ...line(curve.areaName, (step) => curve.points.find((point) => point.at === step)?.value),
    ...line('Baseline forecast', (step) => curve.forecast?.points.find((point) => point.at === step)?.centre),
    ...line('Target', (step) => targetAtStep(curve, step)),
  ]
}

function paragraphs(slide: Slide, lines: readonly string[], box: Box, fontSize: number): void {
  const said = lines.filter((line) => line !== '')
  slide.addText(
    said.map((text) => ({ text, options: { breakLine: true } })),
    { ...box, fontSize, color: INK, valign: 'top', paraSpaceAfter: 4, fit: 'shrink' },
  )
}

const shortened = (text: string) =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 24).trimEnd()} … (whole in the notes)`

import type { Page } from 'playwright-core'

/** Text twice as large until the page is left: text alone, without zoom. */
export const enlargeText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })

/** Words that a person cannot read as the page stands: cut off, outside the page, or under other words. */
export const lostWords = (page: Page): Promise<readonly string[]> => page.evaluate(lost)

type Words = Readonly<{ text: string; box: DOMRect; element: Element }>

/** Runs in the page. */
function lost(): string[] {
  const shown = wordsShown()
  return [...shown.flatMap(cutOff), ...covered(shown)]

  function wordsShown(): Words[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: Words[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim()
      const element = node.parentElement
      if (text === '' || element === null || !isMeantToBeSeen(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ text, box, element })
    }
    return found
  }

  /**
   * Words for a screen reader alone are kept in a box of one pixel, and those of a closed part have no box. Labels of
   * drawings are set by the widths of Arial, which not every machine has; their table stands beside them.
   */
  function isMeantToBeSeen(element: Element): boolean {
    if (element.closest('svg') !== null) return false
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at)
      if (clipPath !== 'none' || (position === 'absolute' && at.clientWidth <= 1 && at.clientHeight <= 1)) return false
    }
    return true
  }

  function cutOff(words: Words): string[] {
    const said = `"${words.text.slice(0, 60)}"`
    for (let at: Element | null = words.element; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      if (overflowX === 'auto' || overflowX === 'scroll') return []
      if (isBeyond(words.box, at.getBoundingClientRect(), overflowX !== 'visible', overflowY === 'hidden'))
        return [`cut off by ${nameOf(at)}: ${said}`]
    }
    const { left, right } = words.box
    return right > innerWidth + 1 || left < -1 ? [`outside the page: ${said}`] : []
  }

  /** A letter's box is a little larger than the letter. */
  function isBeyond(box: DOMRect, edge: DOMRect, across: boolean, down: boolean): boolean {
    const isWide = across && (box.right > edge.right + 2 || box.left < edge.left - 2)
    return isWide || (down && (box.bottom > edge.bottom + 4 || box.top < edge.top - 4))
  }

  function nameOf(element: Element): string {
    return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`
  }

  /** Lines whose middles lie within one another: nobody can read either. */
  function covered(all: readonly Words[]): string[] {
    const inOrder = [...all].sort((one, other) => one.box.top - other.box.top)
    return inOrder.flatMap((one, i) => {
      const under = inOrder.slice(i + 1, i + 200).find((other) => isOver(one, other))
      return under === undefined ? [] : [`"${one.text.slice(0, 40)}" lies over "${under.text.slice(0, 40)}"`]
    })
  }

  function isOver(one: Words, other: Words): boolean {
    if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
      return false
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
    return across > 4 && down > Math.min(one.box.height, other.box.height) / 2
  }
}

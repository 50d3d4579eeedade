const SVG = 'http://www.w3.org/2000/svg'

/**
 * The elements of a drawing made as text. It is parsed as XML, not as a page: nothing in it can run, and what is not
 * well formed gives nothing at all.
 */
export function parsedSvg(text: string): readonly Node[] {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  const root = parsed.documentElement
  return root.namespaceURI === SVG && root.localName === 'svg' ? [document.importNode(root, true)] : []
}

/** The same for what stands inside an `svg` element. */
export function parsedContent(text: string): readonly Node[] {
  const [root] = parsedSvg(`<svg xmlns="${SVG}">${text}</svg>`)
  return root === undefined ? [] : [...root.childNodes]
}

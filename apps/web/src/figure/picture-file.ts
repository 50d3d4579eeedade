/** Two pixels for one: sharp on a projector and in print. */
const SHARPNESS = 2

/** The width at which pictures are drawn for documents. */
export const PICTURE_WIDTH = 960

export function svgOf(document: string): Blob {
  return new Blob([document], { type: 'image/svg+xml' })
}

/** The document drawn on white by the browser itself. */
export async function pngOf(document: string): Promise<Blob> {
  const picture = new Image()
  picture.src = `data:image/svg+xml,${encodeURIComponent(document)}`
  await picture.decode()
  const canvas = window.document.createElement('canvas')
  canvas.width = picture.naturalWidth * SHARPNESS
  canvas.height = picture.naturalHeight * SHARPNESS
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('The browser draws no pictures.')
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is empty.')) : resolve(blob)), 'image/png'),
  )
}

/** Hands the browser a file to keep, named after what it shows. */
export function saveAs(file: Blob, name: string, ending: string): void {
  const address = URL.createObjectURL(file)
  const link = window.document.createElement('a')
  link.href = address
  link.download = `${fileName(name)}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase()
  return plain.slice(0, 80) || 'curve'
}

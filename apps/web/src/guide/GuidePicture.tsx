import { Scroll } from '../design/Scroll.tsx'
import { type PictureName, pictureOf } from './picture.ts'

/** Wider than a phone: such a picture scrolls there, since shrunk it could not be read. */
const PHONE = 400

/** A picture of the product with its caption. */
export function GuidePicture({ name }: { name: PictureName }) {
  const { src, alt, caption, width, height } = pictureOf(name)
  return (
    <figure className={width > PHONE ? 'ttc-guide__picture' : 'ttc-guide__picture ttc-guide__picture--phone'}>
      <Scroll label={caption}>
        <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      </Scroll>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

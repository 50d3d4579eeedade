import type { PackListView } from '@ttc/contracts/pack'
import { describeChangeCount } from '@ttc/domain/pack.words'
import { Moment } from '../design/Moment.tsx'
import { frozenPackAddress, type InPlan } from '../http/address.ts'
import { packFile } from './pack.api.ts'
import { sizeText } from './size-text.ts'

type PackVersionsProps = { at: InPlan; meeting: string; packs: PackListView['packs'] }

/** Every version that was frozen, the newest first: when, by whom, why again and how much reads otherwise. */
export function PackVersions({ at, meeting, packs }: PackVersionsProps) {
  return (
    <ul className="ttc-packs">
      {packs.map((one) => (
        <li key={one.id}>
          <h3>
            <a href={frozenPackAddress(at, meeting, one.id)}>{titleOf(one)}</a>
            {one.marking !== 'none' && <span className="ttc-packs__marking">{one.marking}</span>}
          </h3>
          <p>
            Frozen <Moment at={one.frozenAt} />
            {one.frozenBy !== null && ` by ${one.frozenBy.name}`}. {one.cards} report cards.{' '}
            {one.changes !== null && `${describeChangeCount(one.changes, one.number - 1)}. `}
            {one.reason}
          </p>
          <p>
            <a href={packFile(at.partnership, one.id)}>
              PDF<span className="govuk-visually-hidden"> of {titleOf(one)}</span> ({sizeText(one.pdf.size)})
            </a>{' '}
            ·{' '}
            <a href={packFile(at.partnership, one.id, 'slides')}>
              PowerPoint<span className="govuk-visually-hidden"> of {titleOf(one)}</span> ({sizeText(one.slides.size)})
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

const titleOf = ({ number, audience }: PackListView['packs'][number]) =>
  audience === 'public' ? `Version ${number} for the public` : `Version ${number}`

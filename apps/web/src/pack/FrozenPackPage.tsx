import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { describeDay } from '@ttc/domain/period/label'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { packAddress, packCardAddress } from '../http/address.ts'
import { LatePackLinks } from '../link/LatePackLinks.tsx'
import { PackFront } from './PackFront.tsx'
import { packFile, packQuery, packsQuery } from './pack.api.ts'
import './pack.scss'

/** One frozen version to be read on a screen: agenda, promises, exceptions, and its report cards by name. */
export function FrozenPackPage() {
  const { partnership, plan, meeting, pack } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/pack/$pack',
  })
  const at = { partnership, plan }
  const { content, cards } = useSuspenseQuery(packQuery({ partnership, pack })).data
  const { allowed } = useSuspenseQuery(packsQuery({ partnership, meeting })).data
  return (
    <>
      <BackLink href={packAddress(at, meeting)}>All versions</BackLink>
      <Page
        title={content.meeting.name}
        tab={`${content.meeting.name}: pack, version ${content.number}`}
        caption={content.marking === 'none' ? content.partnership.name : content.marking}
        meta={`${content.audience === 'public' ? 'Pack for the public' : 'Pack'}, version ${content.number}, frozen ${describeDay(content.frozenOn)}`}
        actions={
          <>
            <a href={packFile(partnership, pack, 'slides')}>PowerPoint</a>
            <ButtonLink href={packFile(partnership, pack)}>Print or save as PDF</ButtonLink>
          </>
        }
      >
        <PackFront
          content={content}
          cards={cards}
          linkTo={({ id, name }) => <a href={packCardAddress(at, meeting, pack, id)}>{name}</a>}
        />
        {allowed.includes('pack.freeze') && <LatePackLinks at={{ partnership, pack }} />}
      </Page>
    </>
  )
}

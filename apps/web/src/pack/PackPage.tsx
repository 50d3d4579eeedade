import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { describeDay } from '@ttc/domain/period/label'
import type { ComponentProps } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page, Section } from '../design/Page.tsx'
import { meetingAddress } from '../http/address.ts'
import { FreezePanel, FreezeTold, PublicPanel } from './FreezePanel.tsx'
import { PackVersions } from './PackVersions.tsx'
import { packFile, packPreviewQuery, packsQuery, useFreezePack } from './pack.api.ts'
import './pack.scss'

/** The papers of a meeting: the versions that were frozen, and what another would hold. */
export function PackPage() {
  const { partnership, plan, meeting } = useParams({
    from: '/partnerships/$partnership/plans/$plan/meetings/$meeting/pack',
  })
  const at = { partnership, plan }
  const list = useSuspenseQuery(packsQuery({ partnership, meeting })).data
  const lastFor = (audience: 'meeting' | 'public') => list.packs.find((one) => one.audience === audience)
  const last = lastFor('meeting')
  const freeze = useFreezePack({ partnership, meeting })
  const mayFreeze = list.allowed.includes('pack.freeze') && list.meeting.state !== 'closed'
  return (
    <>
      <BackLink href={meetingAddress(at, meeting)}>{list.meeting.name}</BackLink>
      <Page
        title="Pack"
        tab={`Pack: ${list.meeting.name}`}
        caption={`${list.meeting.name} · ${describeDay(list.meeting.meetsOn)}`}
        actions={
          last && (
            <ButtonLink href={packFile(partnership, last.id)} look={mayFreeze ? 'secondary' : 'primary'}>
              PDF of version {last.number}
            </ButtonLink>
          )
        }
      >
        <FreezeTold freeze={freeze} />
        {list.packs.length === 0 && !mayFreeze && (
          <EmptyState title="The pack is not frozen yet">
            <p>The plan coordinator or the plan lead freezes it a week before the meeting.</p>
          </EmptyState>
        )}
        {list.packs.length > 0 && (
          <Section title="Versions">
            <PackVersions at={at} meeting={meeting} packs={list.packs} />
          </Section>
        )}
        {mayFreeze && <Now at={{ partnership, meeting }} freeze={freeze} last={last?.number ?? 0} />}
        {mayFreeze && last && <PublicPanel freeze={freeze} last={lastFor('public')?.number ?? 0} />}
      </Page>
    </>
  )
}

type NowProps = Omit<ComponentProps<typeof FreezePanel>, 'preview'> & {
  at: Readonly<{ partnership: string; meeting: string }>
}

function Now({ at, ...rest }: NowProps) {
  const preview = useSuspenseQuery(packPreviewQuery(at)).data
  return <FreezePanel preview={preview} {...rest} />
}

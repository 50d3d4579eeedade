import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Notice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { sessionsQuery } from './account.api.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { SessionList } from './SessionList.tsx'
import { sessionQuery } from './session.api.ts'
import { TwoFactorPart } from './TwoFactorPart.tsx'
import './account.scss'

/** A person's own account: password, one-time codes, where they are signed in; `mail` is what they are mailed. */
export function AccountPage({ mail }: { mail: ReactNode }) {
  const { account } = useSuspenseQuery(sessionQuery).data
  const { sessions } = useSuspenseQuery(sessionsQuery).data
  if (account === null) return null
  return (
    <Page title="My account" caption={account.name} meta={account.example ? undefined : account.email} width="question">
      {account.example ? (
        <Notice title="One of the worked example’s people">
          <p>This account has no password and no codes: anyone who sees the example may use it.</p>
        </Notice>
      ) : (
        <>
          <Section title="Password" id="change-password">
            <ChangePasswordForm />
          </Section>
          <Section title="One-time codes" id="one-time-codes">
            <TwoFactorPart on={account.twoFactor} />
          </Section>
        </>
      )}
      {mail}
      <Section title="Where you are signed in" id="sessions">
        <SessionList sessions={sessions} />
      </Section>
    </Page>
  )
}

import { queryOptions } from '@tanstack/react-query'
import {
  AcceptedView,
  type AcceptInvitation,
  type AskPasswordReset,
  type ChangePassword,
  type ConfirmCode,
  type ConfirmPassword,
  ElsewhereView,
  type EnterCode,
  ExampleAccountListView,
  InvitationLookView,
  RecoveryCodesView,
  SessionListView,
  type SetUp,
  SetUpLookView,
  type SignIn,
  type SignInAs,
  type SignInElsewhere,
  SignInView,
  TwoFactorView,
  type UsePasswordReset,
} from '@ttc/contracts/account'
import { noWords, request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => request(SessionListView, '/api/account/sessions', { signal }),
})

export const exampleAccountsQuery = queryOptions({
  queryKey: ['account', 'example'],
  queryFn: ({ signal }) => request(ExampleAccountListView, '/api/account/example', { signal }),
})

/** What a link invites to; it differs by who is signed in. */
export const invitationLookQuery = (token: string) =>
  queryOptions({
    queryKey: ['account', 'invitation', token],
    queryFn: ({ signal }) => request(InvitationLookView, '/api/account/invitation', { json: { token }, signal }),
    retry: false,
  })

export const setUpLookQuery = (token: string) =>
  queryOptions({
    queryKey: ['account', 'set-up', token],
    queryFn: ({ signal }) => request(SetUpLookView, '/api/account/set-up/look', { json: { token }, signal }),
    retry: false,
  })

export const useSignIn = () => useChange((json: SignIn) => request(SignInView, '/api/account/sign-in', { json }), [])

export const useEnterCode = () =>
  useChange((json: EnterCode) => request(SignInView, '/api/account/sign-in/code', { json }), [])

export const useSignInElsewhere = () =>
  useChange((json: SignInElsewhere) => request(ElsewhereView, '/api/account/sign-in/provider', { json }), [])

export const useSignInAs = () =>
  useChange((json: SignInAs) => request(noWords, '/api/account/sign-in-as', { json }), [])

export const useAskPasswordReset = () =>
  useChange((json: AskPasswordReset) => request(noWords, '/api/account/password-reset', { json }), [])

export const useNewPassword = () =>
  useChange((json: UsePasswordReset) => request(noWords, '/api/account/password-reset/use', { json }), [])

export const useAcceptInvitation = () =>
  useChange((json: AcceptInvitation) => request(AcceptedView, '/api/account/invitation/accept', { json }), [])

export const useSetUp = () => useChange((json: SetUp) => request(noWords, '/api/account/set-up', { json }), [])

export const useChangePassword = () =>
  useChange((json: ChangePassword) => request(noWords, '/api/account/password', { json }), ['account'])

export const useBeginTwoFactor = () =>
  useChange((json: ConfirmPassword) => request(TwoFactorView, '/api/account/two-factor', { json }), [])

export const useConfirmTwoFactor = () =>
  useChange((json: ConfirmCode) => request(noWords, '/api/account/two-factor/confirm', { json }), ['account'])

export const useEndTwoFactor = () =>
  useChange((json: ConfirmPassword) => request(noWords, '/api/account/two-factor/off', { json }), ['account'])

export const useNewRecoveryCodes = () =>
  useChange(
    (json: ConfirmPassword) => request(RecoveryCodesView, '/api/account/two-factor/recovery-codes', { json }),
    ['account'],
  )

export const useEndSession = () =>
  useChange(
    (session: string) => request(noWords, `/api/account/sessions/${session}`, { method: 'DELETE' }),
    ['account'],
  )

export const useEndOtherSessions = () =>
  useChange(() => request(noWords, '/api/account/sessions', { method: 'DELETE' }), ['account'])

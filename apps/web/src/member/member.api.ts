import { queryOptions } from '@tanstack/react-query'
import { InvitationListView, InvitationView, type InviteMember } from '@ttc/contracts/account'
import {
  type CreateMember,
  type EditMember,
  type GrantRole,
  type LeaveMember,
  LeftView,
  PersonListView,
  PersonPageView,
  type RemoveMember,
  type RestoreMember,
  type SetAbsence,
} from '@ttc/contracts/member'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { noWords, request } from '../http/http.ts'
import { type RoomKey, useChange } from '../http/use-change.ts'

/** Everybody who is or was a member, with their roles. */
export const peopleQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['member', partnership, 'people'],
    queryFn: ({ signal }) => request(PersonListView, `${apiOf(partnership)}/people`, { signal }),
  })

export const personQuery = (partnership: string, member: string) =>
  queryOptions({
    queryKey: ['member', partnership, member],
    queryFn: ({ signal }) => request(PersonPageView, `${apiOf(partnership)}/members/${member}`, { signal }),
  })

export const invitationsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['member', partnership, 'invitations'],
    queryFn: ({ signal }) => request(InvitationListView, `${apiOf(partnership)}/invitations`, { signal }),
  })

/** Names of members stand in nearly every answer. */
const EVERYWHERE: readonly RoomKey[] = ['member', 'board', 'plan', 'indicator', 'partnership', 'token', 'audit', 'mail']

export const useCreateMember = (partnership: string) =>
  useChange(
    (json: CreateMember) => request(ChangedView, `${apiOf(partnership)}/members`, { json }),
    ['member', 'audit'],
  )

export const useInvite = (partnership: string) =>
  useChange(
    (json: InviteMember) => request(InvitationView, `${apiOf(partnership)}/invitations`, { json }),
    ['member', 'audit', 'mail'],
  )

export const useWithdraw = (partnership: string) =>
  useChange(
    (invitation: string) =>
      request(noWords, `${apiOf(partnership)}/invitations/${invitation}/withdraw`, { method: 'POST' }),
    ['member', 'audit'],
  )

const put = <Request>(partnership: string, path: string) => {
  return (json: Request) => request(ChangedView, `${apiOf(partnership)}/${path}`, { method: 'PUT', json })
}

export const useEditMember = (partnership: string, member: string) =>
  useChange(put<EditMember>(partnership, `members/${member}`), EVERYWHERE)

export const useSetAbsence = (partnership: string, member: string, isOwn: boolean) =>
  useChange(put<SetAbsence>(partnership, isOwn ? 'own-absence' : `members/${member}/absence`), EVERYWHERE)

export const useGrantRole = (partnership: string, member: string) =>
  useChange(
    (json: GrantRole) => request(ChangedView, `${apiOf(partnership)}/members/${member}/roles`, { json }),
    EVERYWHERE,
  )

export const useEndRole = (partnership: string, member: string) =>
  useChange(
    (role: string) =>
      request(ChangedView, `${apiOf(partnership)}/members/${member}/roles/${role}`, {
        method: 'PUT',
        json: { ended: true },
      }),
    EVERYWHERE,
  )

export const useLeaveMember = (partnership: string, member: string) =>
  useChange(
    (json: LeaveMember) =>
      request(LeftView, `${apiOf(partnership)}/members/${member}/leaving`, { method: 'PUT', json }),
    EVERYWHERE,
  )

export const useRestoreMember = (partnership: string, member: string) =>
  useChange(put<RestoreMember>(partnership, `members/${member}/restoring`), EVERYWHERE)

export const useRemoveMember = (partnership: string, member: string) =>
  useChange(put<RemoveMember>(partnership, `members/${member}/removal`), EVERYWHERE)

import type { TokenView } from '@ttc/contracts/token'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { Moment } from '../design/Moment.tsx'
import { Notice } from '../design/Notice.tsx'
import { Table } from '../design/Table.tsx'
import { useRevokeToken } from './token.api.ts'

/** Every token there has been; one that is revoked stops within seconds and stays in the list. */
export function TokenTable({ partnership, tokens }: { partnership: string; tokens: readonly TokenView[] }) {
  const revoke = useRevokeToken(partnership)
  return (
    <>
      {revoke.error && (
        <Notice tone="problem" title="The token was not revoked">
          <p>{revoke.error.message}</p>
        </Notice>
      )}
      <Table
        caption="Tokens"
        captionHidden
        narrow="blocks"
        rows={tokens}
        rowKey={({ id }) => id}
        empty="No token has been made yet."
        columns={[
          {
            key: 'name',
            header: 'For',
            rowHeader: true,
            cell: ({ name, prefix }) => (
              <>
                {name} <span className="ttc-muted">({prefix}…)</span>
              </>
            ),
          },
          { key: 'scope', header: 'Reads', cell: ({ plan }) => plan?.name ?? 'The whole partnership' },
          { key: 'owner', header: 'Answers for it', cell: ({ owner }) => owner.name },
          {
            key: 'used',
            header: 'Last used',
            cell: ({ lastUsedAt }) =>
              lastUsedAt === null ? <span className="ttc-muted">Never</span> : <Moment at={lastUsedAt} />,
          },
          { key: 'end', header: 'Until', cell: (token) => <Until token={token} /> },
          {
            key: 'revoke',
            header: 'Revoke',
            cell: ({ id, version, name, revokedAt }) =>
              revokedAt === null ? (
                <Button
                  look="link"
                  busy={revoke.isPending}
                  busyWords="Revoking"
                  onClick={() => revoke.mutate({ id, version })}
                >
                  Revoke<span className="govuk-visually-hidden"> {name}</span>
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </>
  )
}

function Until({ token: { revokedAt, expiresAt } }: { token: TokenView }) {
  if (revokedAt !== null)
    return (
      <>
        Revoked on <Day date={revokedAt} short />
      </>
    )
  return Date.parse(expiresAt) < Date.now() ? (
    <>
      Over since <Day date={expiresAt} short />
    </>
  ) : (
    <Day date={expiresAt} short />
  )
}

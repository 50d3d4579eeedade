import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Page, Section } from '../design/Page.tsx'
import { TokenForm } from './TokenForm.tsx'
import { TokenTable } from './TokenTable.tsx'
import { tokensQuery } from './token.api.ts'
import './token.scss'

/** Keys with which programs read: Power BI, R, a spreadsheet. */
export function TokensPage() {
  const { partnership } = useParams({ from: '/partnerships/$partnership/tokens' })
  const { tokens } = useSuspenseQuery(tokensQuery(partnership)).data
  return (
    <Page title="Tokens" caption="For programs that read">
      <p className="ttc-measure">
        A token lets a program read figures without a person signing in. It cannot change anything. Send it as a bearer
        token, or as the password of HTTP Basic with any user name.{' '}
        <a href="/figures-elsewhere">Use the figures elsewhere</a> has the exact steps for Power BI, Excel, R and
        Python.
      </p>
      <TokenTable partnership={partnership} tokens={tokens} />
      <Section title="Make a token" id="new">
        <TokenForm partnership={partnership} />
      </Section>
    </Page>
  )
}

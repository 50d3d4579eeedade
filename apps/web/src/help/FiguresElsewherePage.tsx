import { useSuspenseQuery } from '@tanstack/react-query'
import { meaningOf, observationColumns } from '@ttc/contracts/feed'
import type { PartnershipView } from '@ttc/contracts/partnership'
import { useState } from 'react'
import { Page, Section } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { Table } from '../design/Table.tsx'
import { apiOf, tokensAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { excelSteps, pandasLines, powerBiLines, rLines } from './feed-example.ts'
import './help.scss'

/** How other programs read the figures: exact steps, and lines to copy. */
export function FiguresElsewherePage() {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const [chosen, setChosen] = useState(partnerships[0]?.id ?? '')
  const partnership = partnerships.find((one) => one.id === chosen) ?? partnerships[0]
  const id = partnership?.id ?? '(id of the partnership)'
  const address = `${location.origin}${apiOf(id)}/observations`
  return (
    <Page title="Use the figures elsewhere" caption="Power BI, Excel, R and Python" width="question">
      <div className="ttc-elsewhere">
        <p>
          Every figure you can see stands in one flat table at one address: a row is one value of one indicator, area,
          group of children and period. Programs read it with a token, which changes nothing and can be revoked.
        </p>
        {partnerships.length > 1 && (
          <Select
            name="partnership"
            label="Partnership"
            options={partnerships.map((one) => ({ value: one.id, text: one.name }))}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
        <Section title="1. Get a token">
          <Token partnership={partnership} />
        </Section>
        <Section title="2. Read the table">
          <p>The address, for whichever program:</p>
          <Lines label="Address of the table" text={address} />
          <p>
            Add <code>?format=csv</code>, <code>ndjson</code>, <code>xlsx</code> or <code>json</code>.{' '}
            <a href={`${apiOf(id)}/observations?format=xlsx`} download>
              Download it as a spreadsheet
            </a>{' '}
            or{' '}
            <a href={`${apiOf(id)}/observations?format=csv`} download>
              as CSV
            </a>{' '}
            without a token, as you are signed in.
          </p>
        </Section>
        <Section title="Power BI">
          <ol className="govuk-list govuk-list--number">
            <li>Choose Get data, Blank query, then Advanced Editor, and paste these lines.</li>
            <li>Put your token in the place of “ttc_…”, and choose Done.</li>
            <li>Where you are asked how to sign in, choose Anonymous: the token is in the lines.</li>
          </ol>
          <Lines label="Lines for Power BI" text={powerBiLines(address)} />
        </Section>
        <Section title="Excel">
          <ol className="govuk-list govuk-list--number">
            {excelSteps(address).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
        <Section title="R">
          <Lines label="Lines for R" text={rLines(address)} />
        </Section>
        <Section title="Python with pandas">
          <Lines label="Lines for Python" text={pandasLines(address)} />
        </Section>
        <Section title="Ask for less">
          <Filters />
        </Section>
      </div>
      <Section title="What the columns mean">
        <Table
          caption="Columns of the table, in their order"
          captionHidden
          rows={observationColumns}
          rowKey={(name) => name}
          columns={[
            { key: 'name', header: 'Column', rowHeader: true, cell: (name) => <code>{name}</code> },
            { key: 'meaning', header: 'Meaning', cell: meaningOf },
          ]}
        />
      </Section>
    </Page>
  )
}

function Token({ partnership }: { partnership: PartnershipView | undefined }) {
  if (partnership?.allowed.includes('token.edit'))
    return (
      <p>
        Make one under <a href={tokensAddress(partnership.id)}>Tokens</a>, for the whole partnership or one plan. It is
        shown once: copy it then.
      </p>
    )
  return <p>Ask an analyst or an administrator of the partnership for one, and say which plan you need.</p>
}

function Filters() {
  return (
    <>
      <p>Put these behind the address, joined with “&amp;”:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <code>plan</code>, <code>priority</code>: what stands there, by id. Where an indicator stands in several
          plans, name the plan whose targets and status you want.
        </li>
        <li>
          <code>indicator</code>: an id or code; repeat it for several. <code>area</code>: an area’s code.{' '}
          <code>breakdown</code>: a group as the column writes it.
        </li>
        <li>
          <code>from</code>, <code>to</code>: days that the periods end on. <code>comparators=no</code>: your own area
          alone.
        </li>
        <li>
          <code>updated_since</code>: what was recorded or assessed after a moment. Use the <code>X-Updated-Until</code>{' '}
          of your last answer, and nothing is missed.
        </li>
      </ul>
      <p>
        JSON comes in pages: send <code>next</code> as <code>after</code>. Send the answer’s ETag as If-None-Match, and
        an unchanged table costs next to nothing. Small numbers that are hidden to protect children are hidden here as
        well. <a href="/api/reference/">The whole interface is described here</a>.
      </p>
    </>
  )
}

function Lines({ label, text }: { label: string; text: string }) {
  return (
    // A field, since long lines scroll, and what scrolls must be reached by keyboard and be easy to copy whole.
    <div className="ttc-lines">
      <textarea
        readOnly
        rows={text.split('\n').length + 1}
        wrap="off"
        aria-label={label}
        value={text}
        spellCheck={false}
      />
    </div>
  )
}

import type { ImportView } from '@ttc/contracts/import'
import { describeNumber } from '@ttc/domain/figure/value'
import { Actions, Button, ButtonLink } from '../design/Button.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { importStepAddress, importsAddress } from '../http/address.ts'
import { Counts } from './Counts.tsx'
import { Decisions } from './Decisions.tsx'
import { useUndoImport } from './import.api.ts'
import { wordsOf } from './import-problem.ts'
import { Undone } from './Undone.tsx'
import { usePlaces } from './use-places.ts'
import type { StepProps } from './use-wizard.ts'

const said = (count: number) => describeNumber(count, 0)

/** What was stored, where to look at it, and the way to undo all of it. */
export function DoneStep({ partnership, wizard }: StepProps) {
  const { stored, expected } = wizard
  const undo = useUndoImport(partnership)
  const places = usePlaces(partnership)
  if (stored === null) return null
  const { batchId, counts, indicators, findings = [] } = stored
  const decided = findings.filter(({ code, does }) => code !== 'beyond-usual' || does !== 'import')
  const touched = indicators.filter((one) => one.added + one.changed > 0 || one.created === true)
  return (
    <Page title={undo.data ? 'The file is undone' : `${stored.fileName} is stored`} caption={stored.shape}>
      {undo.data ? (
        <SuccessNotice title="Everything that could be undone is">
          <Undone view={undo.data} />
        </SuccessNotice>
      ) : (
        <SuccessNotice title={`${said(counts.added)} values added, ${said(counts.changed)} changed`}>
          <p>Every status, direction and verdict has been worked out with them.</p>
        </SuccessNotice>
      )}
      {expected !== null && isOther(stored, expected) && (
        <Notice tone="advice" title="It came out otherwise than the preview said">
          <p>
            Somebody stored figures in between. The preview had {said(expected.counts.added)} to add and{' '}
            {said(expected.counts.changed)} to change.
          </p>
        </Notice>
      )}
      <Counts counts={counts} warnings={null} />
      {decided.length > 0 && (
        <Section title="What was decided">
          <Decisions
            decided={decided.map((one) => ({ ...one, about: 'finding' as const, isUsual: one.does === one.usual }))}
          />
        </Section>
      )}
      <Section title="Where they went">
        <Table
          caption="Indicators with new values"
          captionHidden
          rows={touched}
          rowKey={({ indicatorId }) => indicatorId}
          empty="No indicator has new values."
          columns={[
            {
              key: 'name',
              header: 'Indicator',
              rowHeader: true,
              cell: ({ indicatorId, name }) => <Placed href={places.get(indicatorId)} name={name} />,
            },
            { key: 'added', header: 'Added', numeric: true, cell: ({ added }) => said(added) },
            { key: 'changed', header: 'Changed', numeric: true, cell: ({ changed }) => said(changed) },
          ]}
        />
      </Section>
      {undo.error && (
        <div role="alert">
          <Notice tone="problem" title="Nothing was undone">
            <p>{wordsOf(undo.error)}</p>
          </Notice>
        </div>
      )}
      <Actions>
        <ButtonLink href={importsAddress(partnership)}>All files brought in</ButtonLink>
        {batchId !== null && !undo.data && (
          <Button look="secondary" busy={undo.isPending} busyWords="Undoing" onClick={() => undo.mutate(batchId)}>
            Undo the whole file
          </Button>
        )}
        <a href={importStepAddress(partnership, 'file')}>Bring in another</a>
      </Actions>
    </Page>
  )
}

function Placed({ href, name }: { href: string | undefined; name: string }) {
  if (href !== undefined) return <a href={href}>{name}</a>
  return (
    <>
      {name}
      <small className="ttc-import__small">In no plan yet: add it on the page of a priority.</small>
    </>
  )
}

function isOther(stored: ImportView, expected: ImportView): boolean {
  return stored.counts.added !== expected.counts.added || stored.counts.changed !== expected.counts.changed
}

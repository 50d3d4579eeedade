import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { AdoptionView, CatalogueEntryView } from '@ttc/contracts/catalogue'
import { describeComparison } from '@ttc/domain/comparator.words'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Notice } from '../design/Notice.tsx'
import { Columns, Page, Section } from '../design/Page.tsx'
import { Facts, Panel } from '../design/Panel.tsx'
import { CurveFigure } from '../figure/CurveFigure.tsx'
import { catalogueAddress } from '../http/address.ts'
import { AdoptedNotice } from './AdoptedNotice.tsx'
import { AdoptPanel } from './AdoptPanel.tsx'
import { entryQuery } from './catalogue.api.ts'
import { priorityIn } from './catalogue-search.ts'
import { describeCataloguePolarity, describeMeasuredBy, describeNext, describeSpan } from './catalogue-words.ts'
import './catalogue.scss'

/** One published indicator with the curve it would have here, and the way into a plan. */
export function CatalogueEntryPage() {
  const at = useParams({ from: '/partnerships/$partnership/catalogue/$edition/$code' })
  const priority = priorityIn(useSearch({ strict: false }))
  const entry = useSuspenseQuery(entryQuery(at)).data
  const [adoption, setAdoption] = useState<AdoptionView | null>(null)
  const { partnership } = at
  const back = `${catalogueAddress(partnership)}${priority === null ? '' : `?priority=${priority}`}`
  return (
    <>
      <BackLink href={back}>Catalogue</BackLink>
      <Page title={entry.name} caption={entry.topic} meta={metaOf(entry)}>
        {adoption && <AdoptedNotice partnership={partnership} entry={entry} adoption={adoption} />}
        {!entry.isNewest && (
          <Notice tone="warning" title="A newer edition is loaded">
            <p>Go back to the catalogue to see what it says.</p>
          </Notice>
        )}
        {entry.warnings.length > 0 && adoption === null && (
          <Notice tone="warning" title="Something looks wrong in the published figures">
            {entry.warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
            <p>Ask the publisher before you compare with it. A figure far outside is shown, and never used to judge.</p>
          </Notice>
        )}
        <Columns
          sideLabel="Use and comparison"
          side={<Side at={at} entry={entry} priority={priority} onAdopted={setAdoption} />}
        >
          {entry.curve.measurements.some(({ value }) => value !== null) ? (
            <CurveFigure
              curve={entry.curve}
              finding={null}
              valuesFile={null}
              about={<p>{entry.name}: the figures as published, for the last ten years.</p>}
              source={`Source: ${entry.collection.source}, edition ${entry.edition.name}.`}
            />
          ) : (
            <Notice title={`No figure for ${entry.curve.areaName}`}>
              <p>The publisher gives none for your area. It can be adopted, and others’ figures come with it.</p>
            </Notice>
          )}
        </Columns>
        <Definition entry={entry} />
      </Page>
    </>
  )
}

type SideProps = {
  at: Readonly<{ partnership: string }>
  entry: CatalogueEntryView
  priority: string | null
  onAdopted: (adoption: AdoptionView) => void
}

function Side({ at, entry, priority, onAdopted }: SideProps) {
  const { comparisons, curve } = entry
  return (
    <>
      <AdoptPanel partnership={at.partnership} entry={entry} priority={priority} onAdopted={onAdopted} />
      {comparisons.length > 0 && (
        <Panel title="Against others">
          <ul className="govuk-list">
            {comparisons.map((compared) => (
              <li key={`${compared.kind} ${compared.name}`}>
                {describeComparison(compared, curve.scale)}
                <span className="ttc-muted">
                  , {describePeriod(compared.period, curve.scale.accumulation)}
                  {compared.lags && ', the latest that both have'}
                  {compared.of > 1 && `, mean of ${compared.n} of ${compared.of} areas`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function Definition({ entry }: { entry: CatalogueEntryView }) {
  const { definition, code, unit, decimals, areas, lastPublishedOn, nextPublicationOn, collection, edition } = entry
  return (
    <Section title="What is measured" id="definition">
      <div className="ttc-catalogue-definition">
        {definition.split(/\n{2,}/).map((part) => (
          <p key={part}>{part}</p>
        ))}
      </div>
      <Facts
        facts={[
          { term: 'Code', value: code },
          { term: 'Unit', value: `${unit}, ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}` },
          { term: 'Better', value: describeCataloguePolarity(entry.polarity) },
          { term: 'Figures', value: `${describeSpan(entry)}, by ${describeMeasuredBy(entry)}, of ${areas} areas` },
          { term: 'Last figures', value: lastPublishedOn === null ? 'Not stated' : describeDay(lastPublishedOn) },
          { term: 'Next figures', value: describeNext(nextPublicationOn) },
          { term: 'Collection', value: `${collection.name}, edition ${edition.name}` },
          { term: 'Publisher', value: collection.publisher },
          { term: 'Licence', value: collection.licence },
        ]}
      />
    </Section>
  )
}

function metaOf(entry: CatalogueEntryView): string {
  return [
    describeCataloguePolarity(entry.polarity),
    describeSpan(entry),
    `next figures: ${describeNext(entry.nextPublicationOn)}`,
  ].join(' · ')
}

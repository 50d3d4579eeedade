import type { ReactNode } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Page, Section } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { GuidePicture } from './GuidePicture.tsx'
import './guide.scss'

/** The words and marks beside a number, each in a sentence or two. How they are computed has a page of its own. */
export function MeaningPage() {
  return (
    <>
      <BackLink href="/guide">Guide</BackLink>
      <Page title="What the numbers and words mean" caption="Guide" actions={<PrintButton />} width="question">
        <p>
          Three things are judged apart and may disagree: the status (against the target), the verdict (against the
          baseline) and the direction (the last five values). <a href="/numbers">How the numbers are computed</a> gives
          the rules.
        </p>
        <Section title="Against the target">
          <dl className="ttc-guide__meaning">
            <Meaning word="Green, amber, red">
              Green has reached the target of its period. Amber misses it by no more than the tolerance that was set.
              Red misses it by more. An indicator without a target, or one that only gives context, has no colour.
            </Meaning>
            <Meaning word="Target path">
              Between two dated targets the target rises or falls in a straight line, or in a step where that was
              chosen. A value is held against the path at its own period.
            </Meaning>
            <Meaning word="Red or amber by forecast">
              The latest value may be green while the forecast misses the target on its day. Such an item is listed too.
            </Meaning>
            <Meaning word="Another status">
              Somebody has said, with a reason and for a time, that the computed colour misleads. Both stand side by
              side.
            </Meaning>
          </dl>
          <GuidePicture name="summary" />
        </Section>
        <Section title="Against the baseline">
          <dl className="ttc-guide__meaning">
            <Meaning word="Baseline">
              History, and a forecast of where it would go if nothing changed, frozen on a day. It never moves
              afterwards. The shaded range says how far a value can lie from it by chance.
            </Meaning>
            <Meaning word="Turned">
              Results are so far better than the baseline that chance does not explain them. “Likely” and “strong” say
              how sure that is.
            </Meaning>
            <Meaning word="Slowing">
              Still getting worse, or no longer, but more slowly than the baseline said. That counts as progress.
            </Meaning>
            <Meaning word="On the baseline, worse than the baseline">
              Nothing has changed that could be told from chance; or things went worse than they would have.
            </Meaning>
            <Meaning word="Too soon to tell">There are too few values to say anything. It is not a failing.</Meaning>
          </dl>
          <GuidePicture name="curve" />
        </Section>
        <Section title="The way it goes">
          <dl className="ttc-guide__meaning">
            <Meaning word="Rising, falling, no clear trend">
              An arrow stands only where the last five values agree. A change from one value to the next is not a trend:
              it often turns round the next time.
            </Meaning>
            <Meaning word="A signal, or noise">
              A signal is unlikely to be chance. Noise is the usual ups and downs.
            </Meaning>
          </dl>
        </Section>
        <Section title="Marks beside a number">
          <dl className="ttc-guide__meaning">
            <Meaning word="Provisional">It may still be revised. It is drawn hollow on a curve.</Meaning>
            <Meaning word="Suppressed">
              Too few children stand behind it, so it is hidden to protect them, often with a second number from which
              it could be worked out. It is never zero.
            </Meaning>
            <Meaning word="Not available, not applicable">
              There is no value, and why is said. It is never zero.
            </Meaning>
            <Meaning word="Late, not due yet">
              Late: its day has passed, and somebody owes it. Not due yet: it has not been published, and nobody is
              asked.
            </Meaning>
            <Meaning word="Break in series">
              It was counted otherwise from then on. Nothing is compared across the break.
            </Meaning>
          </dl>
        </Section>
      </Page>
    </>
  )
}

function Meaning({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

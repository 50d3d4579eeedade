import { Page, Section } from '../design/Page.tsx'
import { aboutOf, guideAddress, nameOf, type Reader, readers } from './guide.ts'
import { useOwnRoles } from './own-place.ts'
import './guide.scss'

/** Whose guide is whose: one's own roles first. */
export function GuidePage() {
  const own = useOwnRoles()
  const others = readers.filter((reader) => !own.includes(reader))
  return (
    <Page title="Guide" width="question">
      <p>
        A page for each role: what you do here in a quarter, in the quarter’s order, with pictures of this product. Each
        takes ten minutes to read and prints on A4.
      </p>
      {own.length > 0 && (
        <Section title={own.length === 1 ? 'Your role' : 'Your roles'}>
          <GuideList readers={own} />
        </Section>
      )}
      <Section title={own.length > 0 ? 'Other roles' : 'By role'}>
        <GuideList readers={others} />
      </Section>
      <Section title="For everybody">
        <ul className="ttc-guide__list">
          <li>
            <a href={guideAddress('words')}>What the numbers and words mean</a>
            <p>Status, baseline, verdict, direction, and the marks beside a number.</p>
          </li>
          <li>
            <a href="/numbers">How the numbers are computed</a>
            <p>The rules behind them, with how often they err.</p>
          </li>
          <li>
            <a href="/help">Help</a>
            <p>One thing at a time: record, set a target, freeze, print, bring in.</p>
          </li>
        </ul>
      </Section>
    </Page>
  )
}

function GuideList({ readers: listed }: { readers: readonly Reader[] }) {
  return (
    <ul className="ttc-guide__list">
      {listed.map((reader) => (
        <li key={reader}>
          <a href={guideAddress(reader)}>{nameOf(reader)}</a>
          <p>{aboutOf(reader)}</p>
        </li>
      ))}
    </ul>
  )
}

import { Page, Section } from '../design/Page.tsx'

/** What to do first, in the words of the product. */
export function HelpPage() {
  return (
    <Page title="Help" width="question">
      <p>
        The <a href="/guide">guide</a> says for each role what to do in a quarter, with pictures. Here is one thing at a
        time.
      </p>
      <Section title="Find out how the plan stands">
        <p>
          The plan’s page lists every indicator, worst and longest first. Choose a count at its top to see only those.
          Three columns judge apart and may disagree: the RAG status (against the target), the direction of travel (the
          last five values) and the verdict (against the frozen baseline).
        </p>
      </Section>
      <Section title="Record a value">
        <ol className="govuk-list govuk-list--number">
          <li>Open the indicator and choose “Record a value”.</li>
          <li>The newest period without a value is chosen for you; choose another to correct one.</li>
          <li>Type numerator and denominator, or the value, or say why there is none.</li>
          <li>If the value looks odd beside the series you are asked before anything is stored.</li>
        </ol>
        <p>
          For all of a priority’s indicators at once choose “Record the latest values” on the priority’s page: type down
          the column, or paste it from a spreadsheet.
        </p>
        <p>What you type is kept in this tab until it has been stored, even if the connection is lost.</p>
      </Section>
      <Section title="Set targets and the RAG rule">
        <p>
          From the indicator choose “Targets and RAG rule”. Before you save, “Show what these would have said” lists
          every period so far as it is judged now and as it would have been. Beside the last target stands how many
          other authorities have done as much.
        </p>
      </Section>
      <Section title="Show another status">
        <p>
          Where a colour misleads, a priority lead or plan coordinator chooses “Show another status” on the indicator’s
          page, under “RAG status”. Both statuses then stand side by side, with the reason, the author and the last day.
          It ends by itself, at the latest when the next value comes. From the plan’s page “Overrides” lists every one,
          how often and by whom.
        </p>
      </Section>
      <Section title="Freeze a baseline">
        <p>
          From the indicator choose “Baseline”, look at the preview, give a reason and freeze. You can freeze again
          later; the old baseline stays. If the group knows better than the numbers, it can draw its own forecast beside
          the computed one.
        </p>
      </Section>
      <Section title="Print a report card">
        <p>
          From the priority choose “Report card”. “Print or save as PDF” gives one side of A4 with a description for
          screen readers.
        </p>
      </Section>
      <Section title="Bring in a published file">
        <p>
          Under “Data” choose the file and the indicators it fills. The preview counts what would be added, changed and
          refused, with reasons. A stored file can be undone as a whole.
        </p>
      </Section>
      <Section title="Hear of what changes">
        <p>
          Under “Red and amber” narrow and sort the list as you need it, and choose “Save this view” to find it again by
          its name. A view can be mailed to you weekly: what came in and what went out.
        </p>
        <p>
          Directors and owners of indicators get a mail on Mondays with what has changed since the last one, each with a
          link. No mail comes when nothing has changed.
        </p>
      </Section>
      <Section title="Use the figures elsewhere">
        <p>
          Power BI, Excel, R and Python read all figures as one table.{' '}
          <a href="/figures-elsewhere">Use the figures elsewhere</a> says how.
        </p>
      </Section>
      <p>
        <a href="/numbers">How the numbers are computed</a>
      </p>
    </Page>
  )
}

import { Page, Section } from '../design/Page.tsx'

/** What works, what does not, and how it was checked: nothing that was not tried. */
export function AccessibilityPage() {
  return (
    <Page title="Accessibility statement" width="question">
      <p>
        Turning the Curve is built to the Web Content Accessibility Guidelines 2.2, level AA. This statement says what
        has been checked so far and what has not.
      </p>
      <Section title="What you can do">
        <ul className="govuk-list govuk-list--bullet">
          <li>use every page with a keyboard alone, with the focus always in sight</li>
          <li>skip to the main content, and find headings, tables and forms by their names</li>
          <li>read every chart as a sentence, as a table, and period by period with the arrow keys</li>
          <li>zoom to 400% and read in one column, save that tables of data scroll sideways</li>
          <li>tell every status by its word and its shape, without its colour</li>
          <li>print the plan and every report card; report cards are also tagged PDF files</li>
        </ul>
      </Section>
      <Section title="How far it meets the standard">
        <p>
          It is partially compliant with level AA, for want of checks by people: it has been checked by tools and by its
          makers, not yet by an auditor or by people who use assistive technology every day.
        </p>
      </Section>
      <Section title="What does not work well yet">
        <ul className="govuk-list govuk-list--bullet">
          <li>
            On a screen that is touched with a screen reader on, reading a chart point by point depends on the reader’s
            own gestures; the table beside it holds the same numbers.
          </li>
          <li>
            The small curves in tables are pictures with a short description; their numbers are on the indicator’s page.
          </li>
          <li>
            The plan printed on A4 is small, to hold many indicators; enlarge it in the print dialogue if you need to.
          </li>
          <li>PDF report cards have been checked for their tags by a tool, not with every reader.</li>
        </ul>
      </Section>
      <Section title="How it was checked">
        <p>
          The pages are checked by axe-core with the rules of WCAG 2.0 to 2.2, levels A and AA, in Chromium on a wide
          and a narrow screen, whenever the product is tested. Such tools find a part of all problems only.
        </p>
      </Section>
      <Section title="Tell us">
        <p>
          If something does not work for you, tell your plan coordinator: what you wanted to do, on which page, and what
          you use. Your partnership says in its own statement how it answers and whom you can turn to if it does not.
        </p>
      </Section>
    </Page>
  )
}

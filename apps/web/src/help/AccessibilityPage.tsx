import { Page, Section } from '../design/Page.tsx'

/** What works, what does not, and how it was checked: nothing that was not tried. */
export function AccessibilityPage() {
  return (
    <Page title="Accessibility statement" width="question">
      <p>
        This statement is about Turning the Curve: its pages, the pages that a link opens, and the files it makes. We
        want as many people as possible to be able to use it.
      </p>
      <Section title="What you can do">
        <ul className="govuk-list govuk-list--bullet">
          <li>use every page with a keyboard alone, with the focus always in sight</li>
          <li>skip to the main content, and find headings, tables and forms by their names</li>
          <li>read every chart as a sentence, as a table, and period by period with the arrow keys</li>
          <li>zoom to 400% and read in one column, save that tables of data scroll sideways</li>
          <li>make text alone twice as large, without zoom, and lose no words</li>
          <li>tell every status by its word and its shape, without its colour</li>
          <li>print the plan and every report card; report cards, packs and minutes are also tagged PDF files</li>
        </ul>
      </Section>
      <Standard />
      <KnownGaps />
      <Section title="What is not within the scope of the law">
        <p>
          Files and pictures that people attach as evidence are kept as they were given. Nobody checks or changes them.
        </p>
      </Section>
      <Section title="How it was checked">
        <p>
          Its makers check it whenever it is changed, in Chromium on Linux. Nearly every page is looked at by axe-core
          with the rules of WCAG 2.0 to 2.2, levels A and AA, on a wide and a narrow screen; its size is checked down to
          320 pixels, at 200% zoom, and with text alone twice as large. The main tasks are done with the keyboard alone.
          Such tools find a part of all problems only.
        </p>
      </Section>
      <TellUs />
      <Section title="About this statement">
        <p>It was prepared on 28 November 2026 from the makers’ own checks.</p>
      </Section>
    </Page>
  )
}

function Standard() {
  return (
    <Section title="How far it meets the standard">
      <p>
        The standard is the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA. Turning the Curve is
        partially compliant with level AA, because of what is listed below. It has been checked by tools and by its
        makers, not yet by an auditor or by people who use assistive technology every day.
      </p>
    </Section>
  )
}

function KnownGaps() {
  return (
    <Section title="What is known not to work, or was not tried">
      <p>Not tried, so that we cannot say that it works:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>a screen reader, a screen magnifier, speech control or a switch, with any page or file</li>
        <li>Firefox, Safari, and browsers of phones; only narrow screens were tried</li>
        <li>the colours of a high-contrast setting</li>
      </ul>
      <p>Known to be less than it should be:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Labels inside charts and small curves stay as they are where text alone is made larger; they grow with zoom,
          and the table beside a chart grows with both.
        </li>
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
        <li>PDF files have been checked for their tags by a tool, not with every reader.</li>
        <li>Word files, slides and spreadsheets have been checked by what is inside them, not with the programs.</li>
      </ul>
    </Section>
  )
}

function TellUs() {
  return (
    <>
      <Section title="Tell us">
        <p>
          If something does not work for you, or you need something from here in another form, tell your partnership’s
          plan coordinator: what you wanted to do, on which page, and what you use. Your partnership’s own statement
          says how soon it answers.
        </p>
      </Section>
      <Section title="If you are not content with the answer">
        <p>
          The Equality and Human Rights Commission sees to it that public bodies in England, Scotland and Wales keep the
          accessibility regulations of 2018. If your partnership’s answer does not settle the matter, ask the Equality
          Advisory and Support Service what to do next. In Northern Ireland that is the Equality Commission for Northern
          Ireland.
        </p>
      </Section>
    </>
  )
}

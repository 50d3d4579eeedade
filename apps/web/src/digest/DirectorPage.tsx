import { ExceptionsPage } from '../exception/ExceptionsPage.tsx'
import { SavedViews } from './SavedViews.tsx'

/** What is red and amber, with the views of it that the reader keeps. */
export function DirectorPage() {
  return <ExceptionsPage views={<SavedViews />} />
}

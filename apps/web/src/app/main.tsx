import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Problem } from '@ttc/domain/problem'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/design.scss'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './routes.tsx'

const place = document.getElementById('app')
if (!place) throw new Error('The page has no place for the application.')

const queryClient = createQueryClient()
createRoot(place, { onCaughtError: reportFault }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createAppRouter(queryClient)} />
    </QueryClientProvider>
  </StrictMode>,
)

/** A Problem is shown to the reader as a page of its own; only what nobody foresaw belongs in the console. */
function reportFault(error: unknown): void {
  if (!(error instanceof Problem)) console.error(error)
}

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { OpenedLink } from './OpenedLink.tsx'

const place = document.getElementById('app')
if (!place) throw new Error('The page has no place for what it shows.')

createRoot(place).render(
  <StrictMode>
    <OpenedLink />
  </StrictMode>,
)

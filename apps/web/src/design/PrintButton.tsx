import { Button } from './Button.tsx'

export function PrintButton() {
  return (
    <Button look="link" onClick={() => window.print()}>
      Print
    </Button>
  )
}

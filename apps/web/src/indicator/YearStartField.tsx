import type { UseFormRegisterReturn } from 'react-hook-form'
import { Radios } from '../design/Choices.tsx'

type YearStartFieldProps = UseFormRegisterReturn & { error: string | null; hint: string }

/** The month in which a running total starts afresh. */
export function YearStartField(props: YearStartFieldProps) {
  return (
    <Radios
      {...props}
      label="In which month does the year start afresh?"
      choices={[
        { value: '4', label: 'April' },
        { value: '9', label: 'September', hint: 'With the school year.' },
      ]}
    />
  )
}

import type { Compared } from './example-sketch.ts'

/** Made-up figures of England, the region and ten neighbours for children in care and their homes, by the indicator's code. */
export const careCompared: Readonly<Record<string, Compared>> = {
  'stable-two-years': {
    england: '70 70 69 69 69 69 69 69 70',
    region: '71 71 68 69 68 70 68 68 69',
    neighbours: [
      '68 68 67 68 67 68 65 68 69',
      '66 67 68 67 69 66 65 68 -',
      '69 72 70 73 71 72 70 73 71',
      '69 69 71 67 68 67 68 68 -',
      '69 69 64 65 69 67 67 67 69',
      '71 72 73 72 73 71 72 75 72',
      '70 70 70 71 70 68 69 68 70',
      '71 69 70 69 69 67 70 71 -',
      '69 71 68 71 67 68 71 68 70',
      '69 67 68 66 71 69 68 67 69',
    ],
    lag: 1,
  },
  'care-rate': {
    england: '62 63 64 64 66 66 67 68 70 70',
    region: '68 69 69 71 73 72 73 75 75 75',
    neighbours: [
      '77 74 74 75 76 79 83 81 81 81',
      '61 61 60 61 64 62 63 63 66 64',
      '53 53 55 59 58 59 57 61 60 62',
      '65 63 65 66 66 65 67 70 70 70',
      '51 51 53 51 53 s 56 57 57 60',
      '65 65 67 67 66 69 71 71 71 -',
      '76 77 76 76 77 78 78 80 80 80',
      '42 42 44 44 44 46 46 47 50 51',
      '62 65 67 67 70 66 71 72 73 73',
      '71 74 73 73 71 76 77 77 77 -',
    ],
  },
}

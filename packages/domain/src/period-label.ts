export { describeDay, describePeriod } from './period/label.ts'

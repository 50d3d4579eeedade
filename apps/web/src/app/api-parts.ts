import { arrived } from './page-part.ts'

/** What asks for a room's data comes when a page of it is opened: with its contracts it is more than the frame weighs. */
export const accountApi = () => arrived(() => import('../account/account.api.ts'), 'account.api')
export const boardApi = () => arrived(() => import('../board/board.api.ts'), 'board.api')
export const catalogueApi = () => arrived(() => import('../catalogue/catalogue.api.ts'), 'catalogue.api')
export const challengeMeetingApi = () =>
  arrived(() => import('../challenge-meeting/challenge-meeting.api.ts'), 'challenge-meeting.api')
export const comparatorApi = () => arrived(() => import('../comparator/comparator.api.ts'), 'comparator.api')
export const escalationApi = () => arrived(() => import('../escalation/escalation.api.ts'), 'escalation.api')
export const importApi = () => arrived(() => import('../import/import.api.ts'), 'import.api')
export const linkApi = () => arrived(() => import('../link/link.api.ts'), 'link.api')
export const memberApi = () => arrived(() => import('../member/member.api.ts'), 'member.api')
export const packApi = () => arrived(() => import('../pack/pack.api.ts'), 'pack.api')
export const panelApi = () => arrived(() => import('../panel/panel.api.ts'), 'panel.api')
export const placementApi = () => arrived(() => import('../placement/placement.api.ts'), 'placement.api')
export const planApi = () => arrived(() => import('../plan/plan.api.ts'), 'plan.api')
export const recoverySheetApi = () =>
  arrived(() => import('../recovery-sheet/recovery-sheet.api.ts'), 'recovery-sheet.api')
export const reportCardApi = () => arrived(() => import('../report-card/report-card.api.ts'), 'report-card.api')
export const roundApi = () => arrived(() => import('../round/round.api.ts'), 'round.api')
export const sheetApi = () => arrived(() => import('../measurement/sheet.api.ts'), 'sheet.api')
export const tokenApi = () => arrived(() => import('../token/token.api.ts'), 'token.api')
export const walkApi = () => arrived(() => import('../turning-the-curve/walk.api.ts'), 'walk.api')

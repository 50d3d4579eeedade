/** What most changes are answered with, by a reader that is fetched with the first of them. */
export const changedView = () => import('@ttc/contracts/plan').then(({ ChangedView }) => ChangedView)

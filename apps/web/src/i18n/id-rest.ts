/** What single pages say in Indonesian: each namespace is loaded with the first page that asks for it. */
export default {
  care: () => import('./id/care.json'),
  door: () => import('./id/door.json'),
  front_desk: () => import('./id/front_desk.json'),
  library: () => import('./id/library.json'),
  operations: () => import('./id/operations.json'),
  organise: () => import('./id/organise.json'),
  people: () => import('./id/people.json'),
  plan: () => import('./id/plan.json'),
  reservations: () => import('./id/reservations.json'),
  spaces_admin: () => import('./id/spaces_admin.json'),
  webhooks: () => import('./id/webhooks.json'),
}

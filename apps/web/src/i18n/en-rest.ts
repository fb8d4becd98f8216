/** What single pages say in English: each namespace is loaded with the first page that asks for it. */
export default {
  care: () => import('./en/care.json'),
  door: () => import('./en/door.json'),
  front_desk: () => import('./en/front_desk.json'),
  library: () => import('./en/library.json'),
  operations: () => import('./en/operations.json'),
  organise: () => import('./en/organise.json'),
  people: () => import('./en/people.json'),
  plan: () => import('./en/plan.json'),
  reservations: () => import('./en/reservations.json'),
  spaces_admin: () => import('./en/spaces_admin.json'),
  webhooks: () => import('./en/webhooks.json'),
}

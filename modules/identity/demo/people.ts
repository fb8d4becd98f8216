import type { Role } from '@balai/contract/principal.ts'

export interface DemoPerson {
  readonly username: string
  readonly role: Role
  readonly first_name: string
  readonly last_name: string
}

/** Nobody real: names that many people bear, put together at random. */
const person = (username: string, role: Role, name: string): DemoPerson => {
  const [first_name = '', last_name = ''] = name.split(' ')
  return { username: `demo.${username}`, role, first_name, last_name }
}

export const organiser = person('organiser', 'committee', 'Sekar Wulandari')
export const crew = [
  person('crew1', 'crew', 'Bagas Nugraha'),
  person('crew2', 'crew', 'Laras Permana'),
  person('crew3', 'crew', 'Yoga Saputra'),
] as const
export const members = [
  person('member1', 'member', 'Ayu Lestari'),
  person('member2', 'member', 'Dimas Kusuma'),
  person('member3', 'member', 'Intan Maheswari'),
  person('member4', 'member', 'Reza Firmansyah'),
  person('member5', 'member', 'Wening Puspita'),
  person('member6', 'member', 'Gilang Ramadhan'),
]
export const suspended = person('suspended', 'member', 'Teguh Santoso')

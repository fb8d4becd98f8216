import type { NewHolder } from '../tickets/contract.ts'
import type { Chance } from './chance.ts'

const given = (
  'Adi Agus Aisyah Ajeng Aldo Amelia Andika Anggun Anisa Ari Arya Asri Ayunda Bambang Bayu Bima Bunga Cahya Candra Citra ' +
  'Danang Daniel Dedi Dewi Dian Dinda Doni Dwi Eka Elang Endah Fajar Farah Fitri Galih Gita Hadi Hana Hendra Ika Ilham ' +
  'Indah Irfan Jaka Joko Kartika Kevin Kirana Lina Lukman Made Maria Maya Mega Nadia Nanda Ningsih Nyoman Okta Pandu ' +
  'Putri Putu Rahma Rama Rani Ratih Rendi Retno Rizky Sari Satria Shinta Siti Surya Tari Tiara Tono Tri Uli Vina Wahyu ' +
  'Wayan Winda Wira Yanti Yosef Yuni Yusuf Zahra'
).split(' ')

const family = (
  'Adiputra Anggraini Ardiansyah Astuti Budiman Cahyono Damanik Darmawan Fadilah Ginting Gunawan Hakim Halim Handoko ' +
  'Harahap Hartono Hasibuan Hidayat Irawan Iskandar Kurniawan Laksana Lubis Mahendra Manurung Maulana Mulyani Nainggolan ' +
  'Nasution Novita Nugroho Oktaviani Pangestu Panjaitan Pradana Prasetyo Purnama Putranto Rahayu Rahmawati Santika ' +
  'Setiawan Siahaan Sihombing Simanjuntak Siregar Subagyo Suhendar Sulistyo Susanti Sutanto Tanjung Utami Wardhana ' +
  'Wibowo Wicaksono Widodo Wijaya Yulianti Zulkarnain'
).split(' ')

/** Somebody who does not exist. Most gave an e-mail, in a domain that can never be. */
export function inventGuest(chance: Chance): NewHolder {
  const first = chance.pick(given)
  const last = chance.pick(family)
  const number = Math.floor(chance.between(10, 100))
  const email = `${first}.${last}${number}@tamu.example`.toLowerCase()
  return { name: `${first} ${last}`, email: chance.between(0, 10) < 9 ? email : null }
}

import type { NewTitle } from '../books/contract.ts'

export interface DemoTitle extends NewTitle {
  /** How many copies there are. */
  readonly new: number
  readonly pre_loved: number
}

/** Books whose authors have long been dead. */
export const demoTitles: readonly DemoTitle[] = [
  book('Sitti Nurbaya', 'Marah Rusli', 1922, ['novel', 'klasik'], 2, 3),
  book('Azab dan Sengsara', 'Merari Siregar', 1920, ['novel', 'klasik'], 1, 1),
  book('Salah Asuhan', 'Abdoel Moeis', 1928, ['novel', 'klasik'], 1, 2),
  book('Sengsara Membawa Nikmat', 'Tulis Sutan Sati', 1929, ['novel'], 0, 2),
  book('Habis Gelap Terbitlah Terang', 'R. A. Kartini', 1911, ['surat', 'sejarah'], 2, 1),
  book('Buah Rindu', 'Amir Hamzah', 1941, ['puisi'], 1, 1),
  book('Deru Campur Debu', 'Chairil Anwar', 1949, ['puisi'], 1, 0),
  english('Max Havelaar', 'Multatuli', 1860, ['novel', 'sejarah'], '9780140445169', 1, 1),
  english('Pride and Prejudice', 'Jane Austen', 1813, ['novel'], '9780141439518', 1, 2),
  english('Walden', 'Henry David Thoreau', 1854, ['esai'], '9780486284958', 0, 1),
  english('Alice’s Adventures in Wonderland', 'Lewis Carroll', 1865, ['anak'], '9780141439761', 1, 1),
  english('On the Origin of Species', 'Charles Darwin', 1859, ['sains'], '9780140439120', 1, 0),
]

function book(
  title: string,
  author: string,
  year: number,
  tags: string[],
  fresh: number,
  pre_loved: number,
): DemoTitle {
  return { title, author, year, tags, language: 'id', new: fresh, pre_loved }
}

function english(
  title: string,
  author: string,
  year: number,
  tags: string[],
  isbn: string,
  fresh: number,
  pre_loved: number,
): DemoTitle {
  return { ...book(title, author, year, tags, fresh, pre_loved), isbn, language: 'en' }
}

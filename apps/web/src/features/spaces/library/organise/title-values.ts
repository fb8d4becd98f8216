import type { NewTitle, TitleView } from '@balai/spaces/books/contract.ts'

/** What the form holds: nothing is an empty text there. */
export type TitleValues = {
  isbn: string
  title: string
  author: string
  publisher: string
  year: number | string
  language: string
  description: string
  tags: string[]
}

export const noTitle: TitleValues = {
  isbn: '',
  title: '',
  author: '',
  publisher: '',
  year: '',
  language: 'id',
  description: '',
  tags: [],
}

export const valuesOf = ({ isbn, title, author, publisher, year, ...rest }: TitleView): TitleValues => ({
  isbn: isbn ?? '',
  title,
  author,
  publisher: publisher ?? '',
  year: year ?? '',
  language: rest.language,
  description: rest.description,
  tags: [...rest.tags],
})

export const titleOf = (values: TitleValues): NewTitle => ({
  isbn: values.isbn.trim() || null,
  title: values.title.trim(),
  author: values.author.trim(),
  publisher: values.publisher.trim() || null,
  year: typeof values.year === 'number' ? values.year : null,
  language: values.language,
  description: values.description.trim(),
  tags: values.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
})

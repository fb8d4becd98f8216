import { holdPages } from './hold-pages.ts'
import { isOfTheHouse, pages } from './pages.ts'

holdPages(pages.filter(isOfTheHouse))

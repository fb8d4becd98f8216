import { SectionHeader as Header, type SectionHeaderProps } from '../../../ui/section-header.tsx'
import { useOrganisedArea } from './organised-area.ts'

/** The h2 of a page inside the layout of an area. */
export function SectionHeader(props: SectionHeaderProps) {
  return <Header of={useOrganisedArea().name} {...props} />
}

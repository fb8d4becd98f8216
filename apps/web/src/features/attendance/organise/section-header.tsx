import { SectionHeader as Header, type SectionHeaderProps } from '../../../ui/section-header.tsx'
import { useOrganisedEvent } from './organised-event.ts'

/** The h2 of a page inside the layout of an event. */
export function SectionHeader(props: SectionHeaderProps) {
  return <Header of={useOrganisedEvent().title} {...props} />
}

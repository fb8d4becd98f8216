export function TicketTypesPage() {
  return null
}

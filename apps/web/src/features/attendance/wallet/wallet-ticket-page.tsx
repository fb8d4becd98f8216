export function WalletTicketPage() {
  return null
}

export function ChooseDoorPage() {
  return null
}

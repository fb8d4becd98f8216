import type { Composition } from '@balai/care/compositions/contract.ts'
import { Text } from '@mantine/core'

/** `Paracetamol 500 mg + Caffeine 65 mg` */
export function CompositionLine({ composition }: { composition: Composition }) {
  const parts = composition.map(({ ingredient, strength }) =>
    strength === null ? ingredient : `${ingredient} ${strength}`,
  )
  return (
    <Text span display="block" size="sm" c="dimmed" translate="no">
      {parts.join(' + ')}
    </Text>
  )
}

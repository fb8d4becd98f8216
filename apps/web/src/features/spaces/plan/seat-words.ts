import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { useTranslation } from 'react-i18next'

/** What people look for in a seat; a house may name others. */
export const knownFeatures = [
  'power',
  'window',
  'quiet',
  'monitor',
  'standing',
  'accessible',
  'whiteboard',
  'sofa',
] as const

type KnownFeature = (typeof knownFeatures)[number]

export function useSeatWords() {
  const { t } = useTranslation('plan')
  return {
    kindText: (kind: SeatView['kind']): string => t(`seat_kinds.${kind}`),
    /** One that the house named itself stays as it is. */
    featureText: (feature: string): string => (isKnown(feature) ? t(`features.${feature}`) : feature),
  }
}

const isKnown = (feature: string): feature is KnownFeature =>
  (knownFeatures as readonly string[]).includes(feature)

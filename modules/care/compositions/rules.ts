import type { Composition, Part } from './contract.ts'
import { readStrength, strengthKey } from './strength-rules.ts'

/**
 * Reads what tables of medicines write: `Amoxycillin  (500mg) `, `Paracetamol (125mg/5ml) + Caffeine (30mg)`.
 * The strength stands in the last brackets; an ingredient that is named twice counts once.
 */
export function parseComposition(text: string): Composition {
  const parts = text.split(plusOutsideBrackets).flatMap((piece) => readPart(piece) ?? [])
  const named = new Set<string>()
  return parts.filter((part) => {
    const key = ingredientKey(part)
    return !named.has(key) && named.add(key)
  })
}

const plusOutsideBrackets = /\+(?![^()]*\))/

function readPart(piece: string): Part | null {
  const text = tidy(piece)
  const [, name = text, strength = ''] = /^(.*\S) ?\(([^()]*)\)$/.exec(text) ?? []
  const isNamed = /[\p{L}\p{N}]/u.test(name)
  return isNamed ? { ingredient: name, strength: readStrength(strength) } : null
}

export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How names are compared: without case, look-alike letters and double spaces; no longer than an index takes. */
export const foldName = (text: string): string =>
  tidy(text.normalize('NFKC').toLowerCase().normalize('NFKC')).slice(0, 300).toWellFormed()

export const ingredientKey = ({ ingredient }: Part): string => foldName(ingredient)

/** Ingredient and strength as one text; null where the strength is not known, which agrees with nothing. */
export const partKey = (part: Part): string | null =>
  part.strength === null ? null : `${ingredientKey(part)} = ${strengthKey(part.strength)}`

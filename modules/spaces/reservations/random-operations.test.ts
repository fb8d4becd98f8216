import { it } from 'vitest'
import { doAnything } from './random-operations.fixture.ts'

it('keeps every promise whatever three people do to three seats', () => doAnything(4))

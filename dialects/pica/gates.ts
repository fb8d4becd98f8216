import { AppError } from '@balai/contract/app-error.ts'
import type { Scope } from '@balai/contract/principal.ts'
import { type Gate, type GatedRequest, type Guard, gate } from '@balai/http/guard.ts'

export interface PicaGates {
  /** A person, or a key with this scope; nobody is a 401, as where somebody should have logged in. */
  holder(scope: Scope): Gate
  /** A person, or a key with this scope if there is one to have; nobody is a 403. */
  caller(scope: Scope | null): Gate
  /** A key with this scope, whoever else is logged in; none is a 403. */
  key(scope: Scope): Gate
}

export function createGates(guard: Guard): PicaGates {
  return {
    holder: (scope) => guard.scope(scope),

    caller(scope) {
      const admit = scope === null ? guard.optional : guard.scope(scope)
      return gate(['bearer', 'api_key'], async (request) => {
        if (request.headers.authorization === undefined && !showsKey(request)) throw notAuthenticated()
        await admit(request)
      })
    },

    key(scope) {
      const admit = guard.scope(scope)
      return gate(['api_key'], async (request) => {
        if (!showsKey(request)) throw notAuthenticated()
        const { authorization: _, ...headers } = request.headers
        const asked: GatedRequest = { headers, principal: null }
        await admit(asked)
        request.principal = asked.principal
      })
    },
  }
}

const showsKey = ({ headers }: GatedRequest): boolean =>
  headers['api-key'] !== undefined || headers['x-api-key'] !== undefined

const notAuthenticated = () => new AppError('forbidden', 'not_authenticated', 'Not authenticated')

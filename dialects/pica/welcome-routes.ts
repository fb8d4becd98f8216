import type { App } from '@balai/http/app.ts'
import { principalOf } from '@balai/http/guard.ts'
import { Message, SecureAnswer } from './contract.ts'
import type { PicaGates } from './gates.ts'

export function addWelcomeRoutes(scope: App, gates: PicaGates): void {
  for (const url of ['/api/public', '/api/public/', '/api/v1/public', '/api/v1/public/']) {
    scope.get(url, { schema: { hide: true, response: { 200: Message } } }, async () => ({
      message: 'Welcome to Coworking Space API',
    }))
  }

  for (const url of ['/api/secure', '/api/secure/', '/api/v1/secure', '/api/v1/secure/']) {
    scope.get(
      url,
      { onRequest: gates.caller(null), schema: { hide: true, response: { 200: SecureAnswer } } },
      async (request) => ({
        message: 'Secure endpoint accessed successfully!',
        user: { message: principalOf(request).kind === 'api_key' ? 'Valid API key' : 'Valid token' },
      }),
    )
  }
}

/** `/` is the web app's, but for programs, which ask for JSON and for no page. */
export function welcomePrograms(app: App): void {
  app.addConstraintStrategy({
    name: 'accept',
    storage: () => {
      const handlers = new Map()
      return {
        get: (accept) => handlers.get(accept) ?? null,
        set: (accept, handler) => handlers.set(accept, handler),
      }
    },
    deriveConstraint: ({ headers: { accept = '' } }) => (wantsJson(accept) ? 'json' : 'anything'),
  })
  app.get(
    '/',
    { constraints: { accept: 'json' }, schema: { hide: true, response: { 200: Message } } },
    async () => ({ message: 'Welcome to the Coworking Space API!' }),
  )
}

const wantsJson = (accept: string): boolean =>
  accept.includes('application/json') && !accept.includes('text/html')

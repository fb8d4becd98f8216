import { createSigner } from 'fast-jwt'
import type { Scene } from '../../scene.ts'

/** What the bare route and the constant socket are asked: a check-in with a token, as the door is. */
export function bareScene(name: string, secret: string): Scene {
  const claims = { sub: 'panitia', role: 'admin', iss: 'balai', exp: Math.floor(Date.now() / 1_000) + 7_200 }
  return {
    name,
    request: {
      method: 'POST',
      path: '/events/0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9e/check-ins',
      token: createSigner({ key: secret, algorithm: 'HS256' })(claims),
      body: '{"ticket_id":"0193456a-7d2e-7c10-8a4b-0e5f6a7b8c9f"}',
    },
    expected: { status: 201, including: '"result":"admitted"' },
    pool: null,
  }
}

import { ScanBody } from '@balai/attendance/door/contract.ts'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { createVerifier } from 'fast-jwt'
import fastify from 'fastify'
import { constantAnswer } from './constant-answer.ts'

// The least that Fastify can do for a check-in: verify the token, validate the same body, answer a constant.
const [, , secret = ''] = process.argv
const verify = createVerifier({ key: secret, algorithms: ['HS256'], cache: 5_000 })
const app = fastify().withTypeProvider<TypeBoxTypeProvider>()

app.post(
  '/events/:eventId/check-ins',
  {
    schema: { body: ScanBody },
    onRequest: async ({ headers }) => {
      verify(headers.authorization?.slice('Bearer '.length) ?? '')
    },
  },
  async (_request, reply) => reply.code(201).send(constantAnswer),
)

console.log(await app.listen({ host: '127.0.0.1', port: 0 }))

import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'
import { readJson } from './read-json.ts'

const read = (text: string | Uint8Array) => readJson(Buffer.from(text as string))

describe('a body', () => {
  it('is read as JSON, whatever its strings hold', () => {
    for (const value of [
      { a: 1, b: ['x:y', { c: null }], 'quote " colon : {[ \\': '\\": {', é: '😀' },
      ['\\\\"', ':'],
      'a:b',
      12.5,
      null,
      {},
    ]) {
      expect(read(JSON.stringify(value))).toEqual(value)
      expect(read(JSON.stringify(value, null, 2))).toEqual(value)
    }
  })

  it('that is empty is no body', () => {
    expect(read('')).toBeUndefined()
  })

  const refused: Readonly<Record<string, string | Uint8Array>> = {
    'is not JSON': '{"a":',
    'is cut inside a string': '{"a":"b',
    'names a key twice': '{"a":1,"b":{"c":1,"c":2}}',
    'names a key twice, once in disguise': '{"a":1,"\\u0061":2}',
    'names __proto__': '{"__proto__":{"role":"admin"}}',
    'names __proto__ in disguise': '{"\\u005f_proto__":{"role":"admin"}}',
    'has a NUL in a string': '{"a":["x\\u0000y"]}',
    'has a NUL in a key': '{"x\\u0000y":1}',
    'has half a surrogate pair': '{"a":"\\ud800"}',
    'is not UTF-8': Uint8Array.from([0x22, 0xff, 0x22]),
    'has an overlong encoding': Uint8Array.from([0x22, 0xc0, 0x80, 0x22]),
    'has a byte order mark': '\ufeff{}',
    'is nested deeper than anybody needs': '['.repeat(65) + ']'.repeat(65),
    'is a bomb of brackets': '['.repeat(500_000),
    'is a bomb of braces': '{"a":'.repeat(150_000),
  }
  for (const [flaw, body] of Object.entries(refused)) {
    it(`that ${flaw} is refused as malformed_json`, () => {
      expect(() => read(body)).toThrow(
        expect.objectContaining({ kind: 'invalid', code: 'malformed_json', message: expect.any(String) }),
      )
    })
  }

  it('may hold a value that reads __proto__', () => {
    expect(read('{"a":"__proto__"}')).toEqual({ a: '__proto__' })
  })
})

describe('over HTTP', async () => {
  const { app } = await createBareApp({ bodyLimit: 1_000 })
  app.post('/echo', async (request) => ({ body: request.body ?? null }))

  it('malformed JSON is 400', async () => {
    const answer = await post('{"a":1,"a":2}')
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'malformed_json' })
  })

  it('another content type is 415, and so is none', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense']) {
      const answer = await post('{}', { 'content-type': type })
      expect([type, answer.statusCode]).toEqual([type, 415])
      expect(answer.json()).toMatchObject({ code: 'unsupported_media_type' })
    }
  })

  it('a charset beside application/json is no other content type', async () => {
    const answer = await post('{"a":1}', { 'content-type': 'application/json; charset=utf-8' })
    expect(answer.json()).toEqual({ body: { a: 1 } })
  })

  it('a body over the limit is 413', async () => {
    const answer = await post(JSON.stringify('x'.repeat(1_000)))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ code: 'body_too_large' })
  })

  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
})

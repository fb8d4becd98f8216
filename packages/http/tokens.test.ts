import { createHmac } from 'node:crypto'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { describe, expect, it } from 'vitest'
import { createTokens } from './tokens.ts'

const secret = 'the first secret, of 32 bytes or more'
const nextSecret = 'the second secret, of 32 bytes or more'
const clock = createVirtualClock('2026-11-20T12:00:00Z')
const tokens = createTokens({ secrets: [secret], issuer: 'balai', now: clock.now })

const refusal = (code: string) => expect.objectContaining({ kind: 'unauthenticated', code })

/** A token as somebody else would make it. */
function mint(
  payload: object,
  header: { alg: string; kid?: string } = { alg: 'HS256' },
  key = secret,
): string {
  const digest = header.alg === 'HS512' ? 'sha512' : 'sha256'
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const input = `${encode(header)}.${encode(payload)}`
  return `${input}.${createHmac(digest, key).update(input).digest('base64url')}`
}

const seconds = () => Math.floor(clock.now().getTime() / 1000)

describe('a token', () => {
  it('comes back as it was signed, with its times and issuer', () => {
    const token = tokens.sign({ sub: 'ani', uid: 'u1', role: 'crew', sid: 's1', ver: 3 }, 900)
    expect(tokens.verify(token)).toEqual({
      sub: 'ani',
      uid: 'u1',
      role: 'crew',
      sid: 's1',
      ver: 3,
      iss: 'balai',
      iat: seconds(),
      exp: seconds() + 900,
    })
  })

  it('expires to the second, also when it was seen before', () => {
    const token = tokens.sign({ sub: 'ani' }, 60)
    clock.advance(59_999)
    expect(tokens.verify(token).sub).toBe('ani')
    clock.advance(1)
    expect(() => tokens.verify(token)).toThrow(refusal('token_expired'))
  })

  it('is not valid before its time', () => {
    const token = mint({ sub: 'ani', exp: seconds() + 60, nbf: seconds() + 10 })
    expect(() => tokens.verify(token)).toThrow(refusal('invalid_token'))
    clock.advance(10_000)
    expect(tokens.verify(token).sub).toBe('ani')
  })

  it('of a partner who shares the secret needs no kid, uid or issuer of ours', () => {
    const exp = seconds() + 60
    expect(tokens.verify(mint({ sub: 'ani', role: 'committee', exp }))).toEqual({
      sub: 'ani',
      role: 'committee',
      exp,
    })
    expect(tokens.verify(mint({ sub: 'ani', exp }, { alg: 'HS256', kid: 'theirs' })).sub).toBe('ani')
  })

  it('that anybody could have made is refused', () => {
    const good = { sub: 'ani', exp: seconds() + 60 }
    const own = tokens.sign({ sub: 'ani' }, 60)
    const [header, payload, signature] = own.split('.') as [string, string, string]
    const forged: Readonly<Record<string, string>> = {
      'of no algorithm': `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
      'of no algorithm, signed': mint(good, { alg: 'none' }),
      'of an algorithm with other letters': mint(good, { alg: 'hs256' }),
      'that says RS256': mint(good, { alg: 'RS256' }),
      'that says HS512': mint(good, { alg: 'HS512' }),
      'of another secret': mint(good, { alg: 'HS256' }, nextSecret),
      'with another payload': `${header}.${Buffer.from('{"sub":"admin","exp":9999999999}').toString('base64url')}.${signature}`,
      'with a cut signature': own.slice(0, -2),
      'with no signature': `${header}.${payload}.`,
      'that is one word': 'nonsense',
      'that is empty': '',
      'without exp': mint({ sub: 'ani' }),
      'with an exp in words': mint({ sub: 'ani', exp: 'never' }),
      'without sub': mint({ exp: good.exp }),
      'with an empty sub': mint({ ...good, sub: '' }),
      'with a uid that is no text': mint({ ...good, uid: { $ne: null } }),
    }
    for (const [name, token] of Object.entries(forged)) {
      expect(() => tokens.verify(token), name).toThrow(refusal('invalid_token'))
    }
  })
})

describe('a change of the secret', () => {
  const rotated = createTokens({ secrets: [nextSecret, secret], issuer: 'balai', now: clock.now })

  it('keeps the tokens of the previous one valid, with and without a kid', () => {
    expect(rotated.verify(tokens.sign({ sub: 'ani' }, 60)).sub).toBe('ani')
    expect(rotated.verify(mint({ sub: 'ani', exp: seconds() + 60 })).sub).toBe('ani')
  })

  it('signs with the new one at once', () => {
    const token = rotated.sign({ sub: 'ani' }, 60)
    expect(rotated.verify(token).sub).toBe('ani')
    expect(() => tokens.verify(token)).toThrow(refusal('invalid_token'))
  })

  it('does not let a token of one secret name the key of another', () => {
    const [header] = rotated.sign({ sub: 'ani' }, 60).split('.') as [string]
    const kid = JSON.parse(Buffer.from(header, 'base64url').toString())
    expect(() => rotated.verify(mint({ sub: 'ani', exp: seconds() + 60 }, kid, secret))).toThrow(
      refusal('invalid_token'),
    )
  })
})

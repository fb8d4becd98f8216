import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NameServer, openNameServer } from './name-server.fixture.ts'
import { post } from './post.ts'
import { isPublicAddress } from './public-address.ts'
import { openReceiver, type Receiver } from './receiver.fixture.ts'
import { PrivateTarget, resolveTarget } from './target.ts'

describe('an address', () => {
  it.each([
    '93.184.216.34',
    '1.1.1.1',
    '2606:4700:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
    '2002:101:101::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.5',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '::ffff:0:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::1',
    '2002:c0a8:101::1',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    'nonsense',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a name', () => {
  let names: NameServer
  let receiver: Receiver
  beforeAll(async () => {
    names = await openNameServer()
    receiver = await openReceiver()
  })
  afterAll(async () => {
    await names.close()
    await receiver.close()
  })

  const resolve = (name: string, signal = AbortSignal.timeout(10_000)) =>
    resolveTarget(
      new URL(`http://${name}/`),
      { privateWebhooks: false, nameServers: [names.address] },
      signal,
    )

  it('leads to all its addresses', async () => {
    names.answer('good.example', ['1.1.1.1', '8.8.8.8'])
    expect(await resolve('good.example')).toEqual(['1.1.1.1', '8.8.8.8'])
  })

  it('is refused for a single private address among public ones', async () => {
    names.answer('mixed.example', ['1.1.1.1', '10.0.0.1'])
    await expect(resolve('mixed.example')).rejects.toThrow(PrivateTarget)
  })

  it('is looked at anew each time, so that it cannot move to a private address later', async () => {
    names.answer('rebound.example', ['1.1.1.1'], ['127.0.0.1'])
    expect(await resolve('rebound.example')).toEqual(['1.1.1.1'])
    await expect(resolve('rebound.example')).rejects.toThrow(PrivateTarget)
  })

  it('is asked for once: the connection goes to the address that was looked at', async () => {
    const url = new URL(`http://nobody-knows.invalid:${receiver.port}/pinned`)
    const letter = { url, addresses: ['127.0.0.1'], headers: {}, body: '{}' }
    expect(await post(letter, AbortSignal.timeout(5_000))).toEqual({ status: 204, text: '' })
    expect(receiver.at('/pinned')[0]?.headers.host).toBe(`nobody-knows.invalid:${receiver.port}`)
  })

  it('that nobody knows is not found, and a silent name server is waited for no longer than the signal says', async () => {
    await expect(resolve('unknown.example')).rejects.toMatchObject({ reason: 'name not found' })
    names.answer('silent.example', null)
    await expect(resolve('silent.example', AbortSignal.timeout(50))).rejects.toMatchObject({
      reason: 'timeout',
    })
  })

  it('of this machine is no public one, whatever stands for it', async () => {
    for (const host of ['127.0.0.1', '[::1]', '0x7f000001', '017700000001', '127.1']) {
      await expect(resolve(host)).rejects.toThrow(PrivateTarget)
    }
  })
})

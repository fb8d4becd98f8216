import { expect, test } from 'vitest'
import { readGuestList } from './read-guest-list.ts'

async function read(file: string | Buffer, pieceLength = 7) {
  const rows = []
  for await (const row of readGuestList(inPieces(Buffer.from(file), pieceLength))) rows.push(row)
  return rows
}

async function* inPieces(file: Buffer, length: number) {
  for (let at = 0; at < file.length; at += length) yield file.subarray(at, at + length)
}

const guest = { name: 'Sari', email: null, username: null, type: null, code: null, field: null, reason: null }

test('reads columns in any order and case, and leaves others alone', async () => {
  expect(
    await read('Meja,CODE,Username,"E-mail",eMail,Name,Type\n7,K-1,Sari,x,s@example.org,Sari,VIP\n'),
  ).toEqual([{ ...guest, line: 2, code: 'K-1', username: 'Sari', email: 's@example.org', type: 'VIP' }])
})

test.each([
  ['commas', 'name,code\nSari,1\n'],
  ['semicolons', 'name;code\nSari;1\n'],
  ['tabs', 'name\tcode\nSari\t1\n'],
  ['a byte order mark', '\uFEFFname,code\nSari,1\n'],
  ['Windows line breaks', 'name,code\r\nSari,1\r\n'],
  ['old Macintosh line breaks', 'name,code\rSari,1\r'],
  ['no line break at the end', 'name,code\nSari,1'],
  ['quotes', '"name","code"\n"Sari","1"\n'],
  ['spaces around', ' name , code \n Sari , 1 \n'],
])('reads a file with %s', async (_, file) => {
  for (const pieceLength of [1, 2, 3, 1000]) {
    expect(await read(file, pieceLength)).toEqual([{ ...guest, line: 2, code: '1' }])
  }
})

test('keeps a delimiter and quotes that stand in quotes', async () => {
  expect((await read('name,code\n"Dewi, ""Sari"" ; S.",1\n'))[0]?.name).toBe('Dewi, "Sari" ; S.')
})

test('takes a nickname in quotes for what it is, and spaces before a quote for nothing', async () => {
  const rows = await read('name,code\nBudi "Bud" Santoso,1\nSari, "2"\n')
  expect(rows.map(({ name, code }) => [name, code])).toEqual([
    ['Budi "Bud" Santoso', '1'],
    ['Sari', '2'],
  ])
})

test('keeps letters that are cut in two by the network', async () => {
  expect((await read('name\nI Gedé Ngurah 🎉 名前\n', 1))[0]?.name).toBe('I Gedé Ngurah 🎉 名前')
})

test('says on which line a row begins, whatever stood before it', async () => {
  const rows = await read('name,code\r\nA,1\r\n\r\n"B\r\nb",2\r\n,,\r\n\r\n"C\n\nc",3\r\nD,4')
  expect(rows.map(({ line, field }) => [line, field])).toEqual([
    [2, null],
    [4, 'name'],
    [8, 'name'],
    [11, null],
  ])
})

test.each([
  [',a@example.org,,', 'name'],
  ['   ,a@example.org,,', 'name'],
  ['Sari,not an address,,', 'email'],
  ['Sari,a@b,,', 'email'],
  ['Sari,a@b..c,,', 'email'],
  [`Sari,${'x'.repeat(250)}@example.org,,`, 'email'],
  [`${'x'.repeat(201)},,,`, 'name'],
  ['Sa\u0007ri,,,', 'name'],
  [`Sari,,${'x'.repeat(101)},`, 'type'],
  ['Sari,,,a/b', 'code'],
  ["Sari,,,'; drop table attendance.ticket; --", 'code'],
  [`Sari,,,${'x'.repeat(65)}`, 'code'],
  ['Sari,,,,too much', null],
])('says what is wrong with %j', async (row, field) => {
  const [bad] = await read(`name,email,type,code\nA,,,\n${row}\n`).then((rows) => rows.slice(1))
  expect(bad).toEqual({ ...guest, line: 3, name: '', field, reason: expect.stringMatching(/\.$/) })
})

test('a name may have 200 characters of any kind', async () => {
  expect((await read(`name\n${'🎉'.repeat(200)}\n`))[0]?.reason).toBeNull()
})

test('takes away the apostrophe that an export put before a formula, and no other', async () => {
  const rows = await read(`name\n'=1+1\n'-x\n'Aisyiyah\n=1+1\n`)
  expect(rows.map(({ name }) => name)).toEqual(['=1+1', '-x', "'Aisyiyah", '=1+1'])
})

test.each([
  ['empty_file', ''],
  ['empty_file', 'name,email\n'],
  ['missing_column', 'Sari,s@example.org\nBudi,b@example.org\n'],
  ['column_twice', 'name,code,CODE\nSari,1,2\n'],
  ['malformed_csv', 'name,code\n"Sari,1\nBudi,2\n'],
  ['line_too_long', `name\n${'x'.repeat(20_000)}\n`],
  ['line_too_long', `name\n"${'x\n'.repeat(20_000)}"\n`],
  ['line_too_long', 'x'.repeat(40_000)],
  ['invalid_utf8', Buffer.from('name\nI Ged\xe9\n', 'latin1')],
  ['invalid_utf8', Buffer.from('name\nSari\n', 'utf16le')],
  ['invalid_utf8', Buffer.from('name\nSari \xf0\x9f', 'latin1')],
  ['invalid_utf8', 'name\nSa\0ri\n'],
])('refuses with %s', async (code, file) => {
  await expect(read(file, 1000)).rejects.toMatchObject({ code })
})

test('a file that breaks off is no file', async () => {
  async function* brokenOff() {
    yield Buffer.from('name\nSari\n')
    throw new Error('aborted')
  }
  const reading = (async () => {
    for await (const _ of readGuestList(brokenOff()));
  })()
  await expect(reading).rejects.toMatchObject({ code: 'upload_aborted' })
})

test('takes 200,000 rows and not one more', async () => {
  async function* rows(count: number) {
    yield Buffer.from('name\n')
    for (let thousand = 0; thousand < 200; thousand += 1) yield Buffer.from('Sari\n'.repeat(1_000))
    yield Buffer.from('Sari\n'.repeat(count - 200_000))
  }
  let read = 0
  for await (const _ of readGuestList(rows(200_000))) read += 1
  expect(read).toBe(200_000)
  const tooMany = (async () => {
    for await (const _ of readGuestList(rows(200_001)));
  })()
  await expect(tooMany).rejects.toMatchObject({ kind: 'too_large', code: 'too_many_rows' })
})

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { constantAnswer } from './constant-answer.ts'

// Answers whatever it hears at once, without reading it: as fast as the generator can ask, no faster.
const body = JSON.stringify(constantAnswer)
const answer = `HTTP/1.1 201 Created\r\ncontent-length: ${body.length}\r\n\r\n${body}`
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('data', () => socket.write(answer))
  socket.on('error', () => {})
})

server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)

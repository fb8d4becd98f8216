import type { FastifyRequest } from 'fastify'
import type { Words } from './answer-fastapi.ts'

export const words: Words = {
  missing_authorization: { say: () => 'Missing Authorization header' },
  malformed_authorization: { say: () => 'Authorization harus format: Bearer <token>' },
  token_expired: { say: () => 'Token expired' },
  invalid_token: { say: () => 'Invalid token' },

  invalid_credentials: { status: 400, say: () => 'Username atau password salah' },
  account_suspended: { say: () => 'Akun ini ditangguhkan, hubungi admin' },
  too_busy: { say: () => 'Server sedang sibuk, coba lagi sebentar' },
  database_unavailable: { say: () => 'Database sedang tidak dapat dijangkau, coba lagi sebentar' },
  username_taken: { status: 400, say: (_, request) => `User ${usernameIn(request)} sudah terdaftar` },
  invalid_username: {
    say: () => 'Username tidak boleh diawali atau diakhiri spasi, atau memuat karakter kontrol',
  },
  reserved_username: { say: () => 'Username tidak boleh diawali "key:"' },
  role_not_open: {
    say: () =>
      'Role admin hanya diberikan oleh admin: minta admin mendaftarkan atau menaikkan akun ini, ' +
      'atau minta operator menjalankan "balai user promote"',
  },

  event_not_found: { say: () => 'Event tidak ditemukan' },
  not_event_crew: { say: () => 'Anda bukan petugas event ini' },

  rate_limited: {
    say: ({ details }) => `Terlalu banyak percobaan, coba lagi dalam ${details.retryAfter ?? 60} detik`,
  },
  too_large: { say: () => 'Body terlalu besar' },
  internal: { say: () => 'Terjadi kesalahan di server' },
}

const usernameIn = ({ body }: FastifyRequest) => (body as { readonly username: string }).username

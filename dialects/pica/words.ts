import type { Words } from '@balai/tixgo/answer-fastapi.ts'

/** The contract knows neither 409 nor a 422 that is a sentence. */
const asBadRequest = { status: 400, say: ({ message }: { readonly message: string }) => message }

export const words: Words = {
  missing_authorization: { say: () => 'Not authenticated' },
  invalid_api_key: { say: () => 'Missing or invalid API key' },
  missing_scope: { say: () => 'This API key may not do this' },
  invalid_credentials: { say: () => 'Invalid username or password' },
  username_taken: { status: 400, say: () => 'Username already taken' },
  email_taken: { status: 400, say: () => 'Email already registered' },
  unknown_account: { status: 404, say: () => 'User not found' },

  seat_not_found: { say: () => 'Seat not found' },
  seat_taken: { status: 400, say: () => 'This seat is already reserved for the selected date.' },
  seat_yours: { status: 400, say: () => 'This seat is already reserved for the selected date.' },

  conflict: asBadRequest,
  unprocessable: asBadRequest,
}

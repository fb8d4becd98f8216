export interface HttpTables {
  'http.idempotency_key': IdempotencyKeyTable
}

interface IdempotencyKeyTable {
  id: Buffer
  fingerprint: Buffer
  claim: string
  leased_until: Date
  answer: Buffer | null
  expires_at: Date
}

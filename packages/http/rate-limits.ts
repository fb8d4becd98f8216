/** On routes that guess at secrets (log-in, recovery): `config: { rate: 'authentication' }`. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** 'ordinary' unless told; 'unlimited' for probes and metrics. */
    rate?: 'ordinary' | 'authentication' | 'unlimited'
  }
}

export type RateLimits =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on'
      /** Requests per minute from one address; a whole venue may stand behind it. */
      readonly perAddress?: number
      /** Requests per minute of one account or API key. */
      readonly perAccount?: number
      /** Requests per minute from one address to routes that check a secret. */
      readonly authentication?: number
    }

import helmet from '@fastify/helmet'
import fastify from 'fastify'

/**
 * What helmet would set on every response. It is asked once: its answer depends on no request, and asking it each
 * time costs more than the rest of a small request.
 */
export async function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  const mannequin = fastify()
  await mannequin.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // For browsers of long ago; each would be sent with every answer.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  mannequin.get('/', (_request, reply) => reply.code(204).send())
  const { headers } = await mannequin.inject('/')
  await mannequin.close()
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['date', 'connection'].includes(name) ? [[name, value]] : [],
    ),
  )
}

/**
 * Our own host and nothing else. `upgrade-insecure-requests` is left out on purpose: a hall's Wi-Fi often serves
 * Balai by plain HTTP, and phones would then ask for scripts by a HTTPS that is not there.
 */
const policy = {
  'default-src': ["'self'"],
  'base-uri': ["'self'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'", 'data:'],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'manifest-src': ["'self'"],
  // what the camera sees, and the sounds of the door
  'media-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  // React components and Swagger's page set style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'worker-src': ["'self'", 'blob:'],
}

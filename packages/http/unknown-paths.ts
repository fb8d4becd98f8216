import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerProblem, sendFailure } from './answer-errors.ts'
import type { App } from './app.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Whoever asks for a path that there is not gets 404; for one that has other methods, 405 with their list. A browser
 * that goes to an unknown path gets the `page` of the web app instead, which knows paths of its own.
 */
export function answerUnknownPaths(app: App, page: ((reply: FastifyReply) => FastifyReply) | null): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?', 1)
    const allowed = methods.filter((method) => servesPath(app, method, path))
    if (allowed.length > 0) reply.header('allow', allowed.join(', '))
    else if (page !== null && isNavigation(request, path)) return page(reply)
    return sendFailure(answerProblem, allowed.length > 0 ? wrongMethod : noRoute, request, reply)
  })
}

/** Not what a page loads, nor what a program asks for: those have to hear that there is nothing. */
const isNavigation = ({ method, headers }: FastifyRequest, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers.accept?.includes('text/html') === true &&
  !notPages.test(path)

/** What programs ask, what browsers load, dot files, and files beside the page. Deeper down a dot may be an event's code. */
const notPages = /^\/(?:api|assets|docs)(?:\/|$)|\/\.|^\/[^/]*\.[a-z]\w{0,15}$/i

/** A catch-all, such as the web app's, does not make every path known. */
function servesPath(app: App, method: string, url: string): boolean {
  const route = app.findRoute({ method, url })
  return route !== null && !Object.hasOwn(route.params, '*')
}

const noRoute = {
  kind: 'not_found',
  code: 'route_not_found',
  message: 'There is nothing at this path.',
  details: {},
} as const

const wrongMethod = {
  kind: 'method_not_allowed',
  code: 'method_not_allowed',
  message: 'This path does not have this method.',
  details: {},
} as const

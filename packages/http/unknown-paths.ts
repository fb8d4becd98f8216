import { answerProblem, sendFailure } from './answer-errors.ts'
import type { App } from './app.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Whoever asks for a path that there is not gets 404; for one that has other methods, 405 with their list. */
export function answerUnknownPaths(app: App): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?', 1)
    const allowed = methods.filter((method) => servesPath(app, method, path))
    if (allowed.length > 0) reply.header('allow', allowed.join(', '))
    sendFailure(answerProblem, allowed.length > 0 ? wrongMethod : noRoute, request, reply)
  })
}

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

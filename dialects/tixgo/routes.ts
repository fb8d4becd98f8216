import type { App } from '@balai/http/app.ts'
import { mountTixgo, type TixgoSurface } from './mount-tixgo.ts'

/** TixGo's identity and attendance services on one port; a module that is not hosted here has no port and no paths. */
export function createTixgo(surface: TixgoSurface): (app: App) => void {
  return (app) => mountTixgo(app, '', surface)
}

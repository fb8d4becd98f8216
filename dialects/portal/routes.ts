import type { App } from '@balai/http/app.ts'
import { mountTixgo, type TixgoSurface } from '@balai/tixgo/mount-tixgo.ts'

/**
 * The portal is TixGo below `/api`. Which of its two services is in this process and which at another address is
 * chosen by whoever makes the ports: createLocalIdentity or createIdentityClient, createLocalAttendance or
 * createAttendanceClient.
 */
export function createPortal(surface: TixgoSurface): (app: App) => void {
  return (app) => mountTixgo(app, '/api', surface)
}

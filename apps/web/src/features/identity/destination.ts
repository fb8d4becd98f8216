/** Where to go after the log-in: only a path of our own, because a link in a letter must not send people elsewhere. */
export function destinationOf(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to)) return '/'
  return URL.canParse(to, location.origin) && new URL(to, location.origin).origin === location.origin
    ? to
    : '/'
}

const sensitive = /([?&][^=&#]*(?:token|key|secret|password|signature|code|auth)[^=&#]*=)[^&#]+/gi
const longest = 512

/** What stands in a path and is a secret: the token of a calendar, which cannot log in, and what the QR on a desk says. */
const secretInPath = /(\/feed_|\/check-in-codes\/|\/check-in\/)[^/?#]*/g

/** The URL as a log may keep it: without what could let somebody in, in its path or as a query parameter. */
export function loggableUrl(url: string): string {
  const cut = url.length > longest ? `${url.slice(0, longest)}...` : url
  const shown = cut.replace(secretInPath, '$1[redacted]')
  return shown.includes('?') ? decodedNames(shown).replace(sensitive, '$1[redacted]') : shown
}

/** `%74oken=` is `token=` to the server, so the names are looked at decoded. */
function decodedNames(url: string): string {
  return url.includes('%')
    ? url.replace(/([?&])([^=&#]*%[^=&#]*)=/g, (whole, sign: string, name: string) => {
        try {
          return `${sign}${decodeURIComponent(name).replace(/[=&#?\s]/g, '_')}=`
        } catch {
          return whole
        }
      })
    : url
}

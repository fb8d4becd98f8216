const sensitive = /([?&][^=&#]*(?:token|key|secret|password|signature|code|auth)[^=&#]*=)[^&#]+/gi
const longest = 512

/** The URL as a log may keep it: without the values of query parameters that could let somebody in. */
export function loggableUrl(url: string): string {
  const shown = url.length > longest ? `${url.slice(0, longest)}...` : url
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

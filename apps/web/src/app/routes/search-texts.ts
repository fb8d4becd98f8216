const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
/** Only the named texts of the search, so that links stay clean and typed. */
export const texts =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): { [Each in Name]?: string | undefined } =>
    Object.fromEntries(names.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))) as {
      [Each in Name]?: string | undefined
    }

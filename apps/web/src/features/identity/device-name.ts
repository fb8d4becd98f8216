import i18next from 'i18next'

/** What a browser says of itself, in words that its owner knows it by: `Firefox on Windows`. */
export function deviceName(userAgent: string | null): string {
  if (userAgent === null || userAgent.trim() === '') return i18next.t('identity:device.unknown')
  const browser = nameIn(userAgent, browsers)
  const system = nameIn(userAgent, systems)
  // a program, which says its name first: `curl/8.5.0`
  if (browser === null) return userAgent.split(/[/\s]/, 1)[0] ?? userAgent
  return system === null ? browser : i18next.t('identity:device.name', { browser, system })
}

/** In this order: most of them claim to be the ones below as well. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const nameIn = (userAgent: string, names: readonly (readonly [RegExp, string])[]): string | null =>
  names.find(([sign]) => sign.test(userAgent))?.[1] ?? null

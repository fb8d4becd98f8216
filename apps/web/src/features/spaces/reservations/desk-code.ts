/** What a desk's code is in what somebody typed or pasted: the code, or the address that its QR holds. */
export const codeIn = (text: string): string =>
  (text.trim().split(/[?#]/, 1)[0] ?? '').replace(/\/+$/, '').replace(/^.*\//, '').toUpperCase()

/** Login names compare without case; attendance keeps them in lower case. */
export function loginName(username: string): string {
  return username.toLowerCase()
}

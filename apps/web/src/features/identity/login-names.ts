/** Those of the two that were typed. */
export const loginNames = (username: string, email: string) => ({
  ...(username.trim() !== '' && { username: username.trim() }),
  ...(email.trim() !== '' && { email: email.trim() }),
})

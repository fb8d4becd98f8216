const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text from outside can be compared to an id: PostgreSQL would refuse any other. */
export const isUuid = (text: string): boolean => uuid.test(text)

/** For what logs as it works, where the test does not look at it. */
export const noLog = { info() {}, warn() {}, error() {} }

/** Whether TEST_VOLUME asks for what takes long: CI does, `npm test` keeps to the few. */
export const isVolume = Boolean(process.env.TEST_VOLUME);

/** A few each time, many where volume is asked for. */
export const fewOrMany = (few: number, many: number): number => (isVolume ? many : few);

/**
 * Whether all outages and kills are asked for. Most of a long one is waiting: `npm test` has one of each
 * kind, CI all of them, on an embedded Redis and on a native one.
 */
export const isOutageAsked = isVolume || Boolean(process.env.TEST_REDIS_SERVER);

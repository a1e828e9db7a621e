/** Whether TEST_VOLUME asks for what takes long: CI does, `npm test` keeps to the few. */
export const isVolume = Boolean(process.env.TEST_VOLUME);

/** A few each time, many where volume is asked for. */
export const fewOrMany = (few: number, many: number): number => (isVolume ? many : few);

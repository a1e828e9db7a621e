import type { Logger } from '../telemetry/logger.ts';
import type { SmsSender } from './smsSender.ts';

/** For development: the message stands in the log, and nobody's phone rings. */
export const createLogSender = (logger: Logger): SmsSender => ({
  send: async (phoneNumber, text) => {
    logger.info({ phoneNumber, text }, `SMS to ${phoneNumber}: ${text}`);
  },
});

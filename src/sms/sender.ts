import type { Config } from '../config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createLogSender } from './logSender.ts';
import type { SmsSender } from './smsSender.ts';

/** Amazon SNS in production, the log otherwise. */
export async function createSmsSender(config: Config, logger: Logger): Promise<SmsSender> {
  if (config.sms.awsRegion === null) return createLogSender(logger);
  // Only here, because the AWS SDK takes a while to load.
  const { createSnsSender } = await import('./snsSender.ts');
  return createSnsSender(config.sms.awsRegion);
}

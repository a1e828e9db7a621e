import { createLogger } from '../../src/telemetry/logger.ts';

export const silentLogger = createLogger({ level: 'silent', pretty: false });

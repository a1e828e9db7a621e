import { resolve } from 'node:path';
import tls from 'node:tls';
import { config as loadEnvFile } from 'dotenv';
import { banner } from './cli/banner.ts';
import { type DemoOptions, makeDemo } from './cli/makeDemo.ts';
import { StartRefusedError, tellFault } from './cli/plainFault.ts';
import { prepareDatabase } from './cli/prepareDatabase.ts';
import { createProgress, type Progress } from './cli/progress.ts';
import { stopOnSignals } from './cli/stopOnSignals.ts';
import { watchStrayErrors } from './cli/strayErrors.ts';
import { type Config, parseConfig } from './config.ts';
import { demoAccounts, demoPassword } from './demo/accounts.ts';
import { hasDemoAccounts } from './demo/detect.ts';
import { provideParts } from './embedded/parts.ts';
import { openGateway } from './gateway/gateway.ts';
import { isSiteBuilt } from './gateway/site.ts';
import { createLogger, type Logger } from './telemetry/logger.ts';

/** Something that was opened, and how to let go of it. */
type Opened = (stop: () => Promise<void>) => void;

/** Provides PostgreSQL and Redis, migrates, seeds the demo, opens the gateway and says where it is. */
async function start(config: Config, logger: Logger, opened: Opened): Promise<void> {
  const progress = createProgress(process.stderr);
  const parts = await provideParts({
    home: resolve(config.home),
    databaseUrl: config.database.url,
    redisUrl: config.redis.url,
    privateKeyPem: config.tokens.privateKeyPem,
    onProgress: progress.say,
    onLog: (line) => logger.debug(line.trimEnd()),
    onFailure: (message) => {
      logger.fatal(message);
      process.exit(1);
    },
  });
  opened(parts.stop);
  const { production } = config;
  await prepareDatabase({ url: parts.databaseUrl, production, onProgress: progress.say });

  const accounts = demoAccounts.map(({ email, role }) => ({ email, role: role.toUpperCase() }));
  const demo = config.demoData ? { password: demoPassword, accounts } : null;
  const gateway = await openGateway({ ...parts, config, logger, demo });
  opened(gateway.close);
  if (production && (await hasDemoAccounts(gateway.services.db))) {
    throw new StartRefusedError(
      'The database has demo accounts, whose password everybody knows: delete them, or use another one.',
    );
  }
  if (demo !== null) {
    const { databaseUrl } = parts;
    await seed({ config, databaseUrl, backends: gateway.backends }, progress, opened);
  }
  const address = await gateway.listen();
  progress.end();
  parts.announce(address);
  process.stdout.write(
    banner({ address, config, parts, demo, site: config.http.site && isSiteBuilt() }),
  );
}

/** Makes the demo data. Whoever asks to stop meanwhile waits for what is under way, and no more. */
async function seed(
  demo: Pick<DemoOptions, 'config' | 'databaseUrl' | 'backends'>,
  progress: Progress,
  opened: Opened,
): Promise<void> {
  const stopping = new AbortController();
  const made = makeDemo({
    ...demo,
    onProgress: progress.count('Making demo data'),
    onWait: () => progress.say('Waiting for another process that makes the demo data'),
    signal: stopping.signal,
  });
  opened(async () => {
    stopping.abort();
    await Promise.allSettled([made]);
  });
  await made;
}

// As the requirements ask: TLS 1.3 to PostgreSQL and Redis, where their URLs ask for TLS.
tls.DEFAULT_MIN_VERSION = 'TLSv1.3';

try {
  loadEnvFile({ quiet: true });
  const config = parseConfig(process.env);
  const logger = createLogger(config.log);
  watchStrayErrors(logger);
  const shutdown = stopOnSignals(logger, config.http.shutdownTimeoutSeconds);
  try {
    await start(config, logger, shutdown.add);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
} catch (error) {
  process.stderr.write(`\n${tellFault(error)}\n`);
  process.exit(1);
}

import { databaseFile } from './backing-services/database-file.ts';
import { localDisk } from './backing-services/local-disk.ts';
import { localMailTransport } from './backing-services/local-mail-transport.ts';
import { localhostService } from './backing-services/localhost-service.ts';
import { codeChangesAllowed } from './build-release-run/code-changes-allowed.ts';
import { compiledOnRequest } from './build-release-run/compiled-on-request.ts';
import { scheduleOnEveryNode } from './concurrency/schedule-on-every-node.ts';
import { workInRequest } from './concurrency/work-in-request.ts';
import { secretInCode } from './config/secret-in-code.ts';
import { settingsChangesAllowed } from './config/settings-changes-allowed.ts';
import { settingsOnDisk } from './config/settings-on-disk.ts';
import { differentDriver } from './dev-prod-parity/different-driver.ts';
import { logFile } from './logs/log-file.ts';
import { logRotation } from './logs/log-rotation.ts';
import { localCache } from './processes/local-cache.ts';
import { localLockStore } from './processes/local-lock-store.ts';
import { localSession } from './processes/local-session.ts';
import { queueInRequest } from './processes/queue-in-request.ts';
import { stickySessions } from './processes/sticky-sessions.ts';
import type { ProjectRule } from './project-rule.ts';

/** Rules about what the readers found in the configuration. */
export const CONFIGURATION_RULES: readonly ProjectRule[] = [
  databaseFile,
  localDisk,
  localMailTransport,
  localhostService,
  codeChangesAllowed,
  compiledOnRequest,
  scheduleOnEveryNode,
  workInRequest,
  secretInCode,
  settingsChangesAllowed,
  settingsOnDisk,
  differentDriver,
  logFile,
  logRotation,
  localCache,
  localLockStore,
  localSession,
  queueInRequest,
  stickySessions,
];

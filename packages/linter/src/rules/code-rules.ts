import { webInstaller } from './admin-processes/web-installer.ts';
import { fixedDriver } from './backing-services/fixed-driver.ts';
import { fixedServiceAddress } from './backing-services/fixed-service-address.ts';
import { localMail } from './backing-services/local-mail.ts';
import { migratesOnRequest } from './build-release-run/migrates-on-request.ts';
import { runsDeveloperTools } from './build-release-run/runs-developer-tools.ts';
import type { CodeRule } from './code-rule.ts';
import { backgroundProcess } from './concurrency/background-process.ts';
import { scheduleWithoutLock } from './concurrency/schedule-without-lock.ts';
import { absoluteMachinePath } from './config/absolute-machine-path.ts';
import { envOutsideConfiguration } from './config/env-outside-configuration.ts';
import { environmentSwitch } from './config/environment-switch.ts';
import { programUndeclared } from './dependencies/program-undeclared.ts';
import { productionOnlyCode } from './dev-prod-parity/production-only-code.ts';
import { noSignalHandling } from './disposability/no-signal-handling.ts';
import { noTimeLimit } from './disposability/no-time-limit.ts';
import { workAfterResponse } from './disposability/work-after-response.ts';
import { localSyslog } from './logs/local-syslog.ts';
import { fixedPort } from './port-binding/fixed-port.ts';
import { localCounter } from './processes/local-counter.ts';
import { localLock } from './processes/local-lock.ts';
import { sessionInCode } from './processes/session-in-code.ts';
import { sharedMemory } from './processes/shared-memory.ts';
import { staticState } from './processes/static-state.ts';

/** Rules that look at one file's code, by id. */
export const CODE_RULES: readonly CodeRule[] = [
  webInstaller,
  fixedDriver,
  fixedServiceAddress,
  localMail,
  migratesOnRequest,
  runsDeveloperTools,
  backgroundProcess,
  scheduleWithoutLock,
  programUndeclared,
  absoluteMachinePath,
  envOutsideConfiguration,
  environmentSwitch,
  productionOnlyCode,
  noSignalHandling,
  noTimeLimit,
  workAfterResponse,
  localSyslog,
  fixedPort,
  localCounter,
  localLock,
  sessionInCode,
  sharedMemory,
  staticState,
];

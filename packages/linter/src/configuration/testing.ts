/** A project of the given files with its configuration, for tests of readers. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { ProjectConfiguration } from './project-files.ts';
import type { ConfigurationFiles, ConfigurationReader } from './reader.ts';
import type { Reading } from './reading.ts';
import type { GivenVariable } from './variables.ts';

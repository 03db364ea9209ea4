import type { Sink } from '../knowledge.ts';
import { commandSinks } from './sinks/commands.ts';
import { filesystemSinks } from './sinks/filesystem.ts';
import { frameworkSinks } from './sinks/framework.ts';
import { uploadSinks } from './sinks/uploads.ts';

/** Every call of Laravel that writes to the local disk, whatever the disks are configured to. */
export const sinks: readonly Sink[] = [...filesystemSinks, ...uploadSinks, ...frameworkSinks, ...commandSinks];

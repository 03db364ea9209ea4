/** Loaded before a program with `node --import`: tells at its exit what it used, in the file that the environment names. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['TIDEMARK_BENCH_USAGE'];
if (file !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, bytes: maxRSS * 1024 }));
  });
}

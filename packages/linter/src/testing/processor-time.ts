/** Time on processors that this process spends on some work [ms]: what else runs on the machine hardly changes it. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

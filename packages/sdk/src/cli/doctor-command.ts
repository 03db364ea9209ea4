import { diagnose } from '../doctor/doctor.ts';
import type { ParsedArguments } from './arguments.ts';
import { connectionOptions, exactly } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

export async function doctorCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [url] = exactly(args, ['<url>']);
  const diagnosis = await diagnose({ ...connectionOptions(args, terminal), url, signal: terminal.signal });
  const { found, contradictions, fitting, assumed, endpoint, bucket } = diagnosis;
  const lines = [
    `${endpoint}, bucket ${bucket}: by effect`,
    ...Object.entries(found).map(([feature, value]) => `  ${feature.padEnd(20)} ${value}`),
    '',
    contradictions.length === 0
      ? `Nothing contradicts the profile "${assumed}".`
      : `The profile "${assumed}" does not fit:\n${contradictions.map(({ feature, assumed: said, found: seen }) => `  ${feature} is ${seen}, not ${said}`).join('\n')}`,
    fitting.length === 0
      ? 'No known profile fits; give the measured one as "profile".'
      : `Profiles that fit: ${fitting.join(', ')}.`,
    '',
  ];
  await terminal.write(args.has('json') ? `${JSON.stringify(diagnosis, undefined, 2)}\n` : lines.join('\n'));
  return contradictions.length === 0 ? 0 : 1;
}

/** Entry of a parsing thread in a built package: its code lies there compiled, or else as a module. */
import { fileURLToPath } from 'node:url';
import { compiledExports } from '../compiled-script.ts';

type ThreadWork = typeof import('./thread-work.ts');

const compiled = compiledExports(fileURLToPath(new URL('./thread-work.cjs', import.meta.url))) as
  | ThreadWork
  | undefined;
if (compiled) compiled.work();
else void import(new URL('./thread-work.js', import.meta.url).href).then(({ work }: ThreadWork) => work());

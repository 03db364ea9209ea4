/** The program `tidemark-lint`. */
import { nodeServices } from './node-services.ts';
import { start } from './start.ts';

void start(process.argv.slice(2), nodeServices);

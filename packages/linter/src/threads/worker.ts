/** Entry of a parsing thread that runs from source. */
import { work } from './thread-work.ts';

work();

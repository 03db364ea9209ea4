/** Once before the tests of this folder: several of them start the built program, and none may build it while another runs it. */
export { ensureBuilt as setup } from './setup.mjs';

import { definePlugin } from '@tidemark/linter/plugin';
import { framework } from './framework.js';
import { platform } from './platform.js';
import { noExportToDesktop } from './rules/no-export-to-desktop.js';
import { noFtpDrop } from './rules/no-ftp-drop.js';
import { platformPackage } from './rules/platform-package.js';

export default definePlugin({
  name: 'acme',
  rules: [noFtpDrop, noExportToDesktop, platformPackage],
  frameworks: [framework],
  platforms: [platform],
});

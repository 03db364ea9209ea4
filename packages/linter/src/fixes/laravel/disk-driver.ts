/** A disk of its own that is always local: driver, root, address and the keys of S3 come from the environment. */
import type { Fixer, NewVariable } from '../fix.ts';
import { phpString } from '../php-text.ts';
import { indentationAt, lineEndOf } from '../source-text.ts';
import { S3_PACKAGE } from './choices.ts';

/** Keys of an S3 disk and their variables. laravel/laravel: config/filesystems.php */
const S3_KEYS: readonly (readonly [key: string, variable: string])[] = [
  ['key', 'AWS_ACCESS_KEY_ID'],
  ['secret', 'AWS_SECRET_ACCESS_KEY'],
  ['region', 'AWS_DEFAULT_REGION'],
  ['bucket', 'AWS_BUCKET'],
  ['endpoint', 'AWS_ENDPOINT'],
];

export const diskDriver: Fixer = {
  id: 'laravel/disk-driver',
  framework: 'laravel',
  rules: ['backing-services/local-disk'],
  summary: 'Lets variables choose the driver, the root and the address of a disk, and gives it the keys of an S3 disk',
  isSafe: true,
  propose: (finding, project) => {
    const php = /(?:^|\/)filesystems\.php$/.test(finding.path) ? project.php(finding.path) : undefined;
    const disks = php?.entryAt(php.returnedArray(), 'disks');
    const disk = php?.entries(disks?.value).find(({ line }) => line === finding.startLine);
    if (!php || !disk) return undefined;
    const driver = php.entryAt(disk.value, 'driver');
    const root = php.entryAt(disk.value, 'root');
    const url = php.entryAt(disk.value, 'url');
    const [driverSpan, rootSpan, urlSpan, entrySpan] = [driver?.value, root?.value, url?.value, driver?.node].map(
      (node) => php.span(node),
    );
    if (!driver || !root || !driverSpan || !rootSpan || !entrySpan) return undefined;
    if (php.literal(driver.value) !== 'local' || /\benv\(/.test(php.source(root.value))) return undefined;
    const stem = disk.key.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
    const [driverName, rootName, urlName] = [`${stem}_DISK_DRIVER`, `${stem}_DISK_ROOT`, `${stem}_DISK_URL`];
    // An S3 disk puts a given address before its keys, and would go on naming the site's own.
    const address = url && urlSpan && { span: urlSpan, source: php.source(url.value) };
    const separator = php.text[entrySpan.end] === ',' ? entrySpan.end + 1 : undefined;
    const isOneLine = php.line(driver.node) === php.line(root.node);
    if (separator === undefined || isOneLine) return undefined;
    const lines = S3_KEYS.filter(([key]) => php.entryAt(disk.value, key) === undefined).map(
      ([key, variable]) =>
        `${lineEndOf(php.text)}${indentationAt(php.text, entrySpan.start)}${phpString(key)} => env(${phpString(variable)}),`,
    );
    const { path } = finding;
    const variables: readonly NewVariable[] = [
      { name: driverName, purpose: `driver of the disk "${disk.key}"`, fallback: 'local' },
      {
        name: rootName,
        purpose: `folder of the disk "${disk.key}" within its store`,
        fallback: php.source(root.value),
      },
      ...(address
        ? [{ name: urlName, purpose: `address of the files of the disk "${disk.key}"`, fallback: address.source }]
        : []),
    ];
    return {
      edits: [
        { path, ...driverSpan, text: `env(${phpString(driverName)}, ${php.source(driver.value)})` },
        { path, ...rootSpan, text: `env(${phpString(rootName)}, ${php.source(root.value)})` },
        ...(address ? [{ path, ...address.span, text: `env(${phpString(urlName)}, ${address.source})` }] : []),
        { path, start: separator, end: separator, text: lines.join('') },
      ],
      variables,
      packages: project.hasPackage(S3_PACKAGE) ? [] : [S3_PACKAGE],
    };
  },
};

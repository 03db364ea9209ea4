/**
 * A local file system of the project config becomes one on S3, whose keys, bucket and address come from the environment.
 * craftcms/aws-s3: src/Fs.php names the settings; those given here are parsed for variables there.
 */
import type { Fixer, NewVariable } from '../fix.ts';
import { indentationAt, lineEndOf } from '../source-text.ts';
import { yamlString } from '../yaml-text.ts';

const PACKAGE = 'craftcms/aws-s3';

const VARIABLES: readonly NewVariable[] = [
  { name: 'S3_KEY_ID', purpose: 'key of object storage', isSecret: true },
  { name: 'S3_SECRET', purpose: 'secret of object storage', isSecret: true },
  { name: 'S3_BUCKET', purpose: 'bucket of uploads' },
  { name: 'S3_REGION', purpose: 'region of the bucket' },
];
const ADDRESS: NewVariable = { name: 'S3_BASE_URL', purpose: 'address under which the bucket is served' };

export const craftFileSystem: Fixer = {
  id: 'craft/fs-to-s3',
  framework: 'craft',
  rules: ['backing-services/local-disk'],
  summary: 'Puts a file system on S3, with keys, bucket and address from the environment',
  isSafe: false,
  propose: (finding, project) => {
    const name = /(?:^|\/)config\/project\/fs\/([\w-]+)\.yaml$/.exec(finding.path)?.[1];
    const yaml = name === undefined ? undefined : project.yaml(finding.path);
    if (!yaml || name === undefined) return undefined;
    const [type, settings, place, address] = [
      yaml.entryAt('type'),
      yaml.entryAt('settings'),
      yaml.entryAt('settings', 'path'),
      yaml.entryAt('url'),
    ];
    const [typeSpan, placeSpan] = [type, place].map((entry) => entry && yaml.span(entry.pair.value));
    const line = place && yaml.lineSpan(place);
    const directory = place && yaml.scalar(place.pair.value);
    if (!typeSpan || !placeSpan || !place || !line || directory === undefined) return undefined;
    if (yaml.scalar(type?.pair.value) !== 'craft\\fs\\Local' || !yaml.isBlock(settings?.pair.value)) return undefined;
    const own = yaml.entries(settings?.pair.value);
    if (own.length !== 1) return undefined;
    const addressSpan = address && yaml.span(address.pair.value);
    const subfolder = directory.replace(/^(?:@\w+|\$\w+)\/?/, '') || name;
    const pairs: readonly (readonly [string, string])[] = [
      ['addSubfolderToRootUrl', 'true'],
      ['bucket', '$S3_BUCKET'],
      ['bucketSelectionMode', 'manual'],
      ['keyId', '$S3_KEY_ID'],
      ['region', '$S3_REGION'],
      ['secret', '$S3_SECRET'],
      ['subfolder', yamlString(subfolder)],
    ];
    const [indent, end] = [indentationAt(yaml.text, place.start), lineEndOf(yaml.text)];
    const { path } = finding;
    return {
      edits: [
        { path, ...line, text: pairs.map(([key, value]) => `${indent}${key}: ${value}${end}`).join('') },
        { path, ...typeSpan, text: 'craft\\awss3\\Fs' },
        ...(addressSpan ? [{ path, ...addressSpan, text: '$S3_BASE_URL' }] : []),
      ],
      variables: addressSpan ? [...VARIABLES, ADDRESS] : VARIABLES,
      packages: project.hasPackage(PACKAGE) ? [] : [PACKAGE],
      commands: ['php craft project-config/apply'],
    };
  },
};

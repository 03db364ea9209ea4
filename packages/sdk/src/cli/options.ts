/** Every command and option of `tidemark storage`, as data: the parser, the help and the completion read it from here. */

export const STORAGE_COMMANDS = [
  'ls',
  'cp',
  'sync',
  'verify',
  'diff',
  'rm',
  'cat',
  'presign',
  'url',
  'du',
  'doctor',
] as const;

export type StorageCommand = (typeof STORAGE_COMMANDS)[number];

export const COMMAND_TABLE: Readonly<Record<StorageCommand, { readonly usage: string; readonly text: string }>> = {
  ls: { usage: 'ls [-r] <url>', text: 'List what lies in a folder or below a prefix' },
  cp: { usage: 'cp <from> <to>', text: 'Copy a file, or all below a folder; nothing is deleted' },
  sync: {
    usage: 'sync <from> <to>',
    text: 'Make the target hold what the source holds, and go on where an earlier run stopped',
  },
  verify: {
    usage: 'verify <from> <to>',
    text: "Compare every file's content with the target's, and name what is missing or differs",
  },
  diff: { usage: 'diff <from> <to>', text: 'List what differs in either direction, by size and ETag' },
  rm: { usage: 'rm [-r] <url>', text: 'Delete a file, or with -r all below a folder or prefix' },
  cat: { usage: 'cat <url>', text: 'Write a file to standard output' },
  presign: { usage: 'presign <url>', text: 'Print a URL by which anyone can read an object for a while' },
  url: { usage: 'url <url>', text: 'Print the public URL of an object' },
  du: { usage: 'du <url>', text: 'Count files and bytes below a folder or prefix' },
  doctor: {
    usage: 'doctor <url>',
    text: 'Find out by effect what an endpoint does (it writes, reads back and deletes below the prefix), and print its profile',
  },
};

export interface OptionSpec {
  /** Long name, without `--`. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help; a flag has none. */
  readonly value?: string;
  readonly commands: readonly StorageCommand[];
  readonly text: string;
}

const TREES: readonly StorageCommand[] = ['cp', 'sync', 'verify', 'diff'];
const WRITES: readonly StorageCommand[] = ['cp', 'sync'];

export const OPTIONS: readonly OptionSpec[] = [
  { name: 'dry-run', short: 'n', commands: ['cp', 'sync', 'rm'], text: 'Say what would be done, and do nothing' },
  { name: 'delete', commands: ['sync'], text: 'Delete what only the target has' },
  {
    name: 'max-delete',
    value: '<n>',
    commands: ['sync', 'rm'],
    text: "Deletions to allow. Absent: ten files, or half of the target's where that is more, and none when the source is empty; for rm, all but a whole bucket",
  },
  { name: 'checksum', short: 'c', commands: ['cp', 'sync', 'diff'], text: 'Compare the content of every file' },
  { name: 'include', value: '<glob>', commands: TREES, text: 'Only these; may be given several times' },
  {
    name: 'exclude',
    value: '<glob>',
    commands: TREES,
    text: 'All but these; may be given several times, and wins over --include',
  },
  {
    name: 'links',
    value: '<report|skip>',
    commands: TREES,
    text: 'Symbolic links are never followed: report counts them as missing (the default), skip lists them and goes on',
  },
  { name: 'bwlimit', value: '<rate>', commands: WRITES, text: 'Bytes a second: 20MB/s, 500KB/s' },
  { name: 'concurrency', value: '<n>', commands: TREES, text: 'Files at once, at most; it adapts below that' },
  { name: 'wait', commands: ['cp', 'sync'], text: 'Wait for another run of the same pair to end' },
  { name: 'recursive', short: 'r', commands: ['ls', 'rm'], text: 'All below, not only what lies right there' },
  {
    name: 'expires',
    value: '<time>',
    commands: ['presign'],
    text: 'How long the URL lives: 15m, 1h (the default), 7d',
  },
  { name: 'put', commands: ['presign'], text: 'A URL to write the object by, in place of reading it' },
  {
    name: 'profile',
    value: '<name>',
    commands: STORAGE_COMMANDS,
    text: 'What the endpoint supports: aws, fortrabbit, r2, minio, ceph, swift, generic',
  },
  {
    name: 'endpoint',
    value: '<url>',
    commands: STORAGE_COMMANDS,
    text: 'The S3 endpoint. Absent: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, then AWS',
  },
  {
    name: 'region',
    value: '<name>',
    commands: STORAGE_COMMANDS,
    text: 'The region. Absent: AWS_REGION, then us-east-1',
  },
  { name: 'json', commands: STORAGE_COMMANDS, text: 'Print the result as JSON' },
  { name: 'quiet', short: 'q', commands: STORAGE_COMMANDS, text: 'No progress bar' },
  { name: 'help', short: 'h', commands: STORAGE_COMMANDS, text: 'Print this help' },
  { name: 'version', short: 'v', commands: STORAGE_COMMANDS, text: 'Print the version' },
];

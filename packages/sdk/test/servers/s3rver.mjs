/** s3rver.mjs <folder> <port>: the S3 server from npm; ends with its parent. */
import S3rver from '@20minutes/s3rver';

const [directory, port] = process.argv.slice(2);
// It canonicalises the path of a bucket in its own way; signatures are held to Ceph and to the AWS SDK.
const options = { silent: true, vhostBuckets: false, allowMismatchedSignatures: true };
await new S3rver({ directory, port: Number(port), address: '127.0.0.1', ...options }).run();
console.log('ready');
process.stdin.resume().on('end', () => process.exit());
process.on('SIGTERM', () => process.exit());

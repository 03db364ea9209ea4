import { createHash } from 'node:crypto';

/** The app's own; its name alone may be too short for a bucket, or end with a dash. */
export function bucketOf(app: string): string {
  return /^.{2,}[a-z0-9]$/.test(app) ? app : `${app}-${createHash('sha256').update(app).digest('hex').slice(0, 8)}`;
}

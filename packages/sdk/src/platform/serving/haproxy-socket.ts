/** HAProxy's runtime socket. Source: https://docs.haproxy.org, "Management Guide", 9.3 */
import { connect } from 'node:net';

/** [ms] */
const ANSWER_MAX_MS = 5000;

/** @returns what it answered to all of them @throws where it does not answer */
export function askHaproxy(socket: string, commands: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket);
    let answer = '';
    connection.setEncoding('utf8').on('data', (part: string) => {
      answer += part;
    });
    connection.once('end', () => resolve(answer));
    connection.once('error', reject);
    connection.setTimeout(ANSWER_MAX_MS, () => connection.destroy(new Error('HAProxy does not answer')));
    connection.end(`${commands.join(';')}\n`);
  });
}

export interface ServerCount {
  /** Requests it works on, with those that wait for it. */
  readonly active: number;
  /** Since HAProxy started. */
  readonly total: number;
}

/** From `show stat`, by the server's name. */
export function serverCounts(csv: string): ReadonlyMap<string, ServerCount> {
  const [head = '', ...rows] = csv.split('\n').filter((line) => line !== '');
  const columns = head.replace(/^# /, '').split(',');
  const [name, waiting, working, total] = ['svname', 'qcur', 'scur', 'stot'].map((column) => columns.indexOf(column));
  const counts = rows.map((row): [string, ServerCount] => {
    const cells = row.split(',');
    const number = (at: number | undefined): number => Number(cells[at ?? -1] ?? 0);
    return [cells[name ?? -1] ?? '', { active: number(waiting) + number(working), total: number(total) }];
  });
  return new Map(counts);
}

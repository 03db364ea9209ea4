/** config/mail.php: mail that goes through a program of the node. */
import type { SwitchReading } from '../../../configuration/reading.ts';
import type { Application, Place } from './application.ts';
import { MAIL_REMEDY } from './remedies.ts';
import { tellings } from './telling.ts';

/** Transports that run a local program. laravel/framework: src/Illuminate/Mail/MailManager.php */
const LOCAL: ReadonlySet<string> = new Set(['sendmail', 'mail']);

export function mailSwitches(app: Application): readonly SwitchReading[] {
  const isOld = app.at('mail', 'driver').isOwn && !app.at('mail', 'mailers').isOwn;
  const place: Place = isOld ? app.at('mail', 'driver') : app.at('mail', 'default');
  const isLocal = (mailer: string | undefined) => {
    const transport =
      mailer === undefined || isOld ? mailer : (app.text('mail', 'mailers', mailer, 'transport') ?? mailer);
    return transport !== undefined && LOCAL.has(transport);
  };
  return tellings(app, place, { isLocal, documented: ['MAIL_MAILER', 'MAIL_DRIVER'] })
    .filter((telling) => telling.isLocal)
    .map(({ path, line, key, variable, isTemplate }) => ({
      name: 'local-mail',
      path,
      line,
      ...(key === undefined ? {} : { key }),
      ...(variable ? { variable } : {}),
      ...(isTemplate ? { isTemplate } : {}),
      message: 'Mail goes through a program of the node (`sendmail`)',
      remedy: MAIL_REMEDY,
    }));
}

/** The settings of one LocalSettings.php. */
import { entryAt, type Placed, type SettingEntry, type SettingMap, textOf } from '../../../configuration/setting.ts';

export class LocalSettings {
  readonly settings: SettingMap;
  /** Directory of the wiki, as settings have paths. */
  readonly directory: string;
  /** What an absent setting causes is told of here. */
  readonly file: Placed;

  constructor(settings: SettingMap, directory: string) {
    this.settings = settings;
    this.directory = directory;
    this.file = { path: settings.path, line: 1 };
  }

  /** By name without `$`; the last one wins. */
  entry(name: string): SettingEntry | undefined {
    return entryAt(this.settings, name);
  }

  text(name: string): string | undefined {
    return textOf(this.entry(name)?.value);
  }
}

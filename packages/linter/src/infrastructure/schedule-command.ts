/** Commands that run scheduled tasks: schedulers of frameworks and cron itself. */
export const RUNS_SCHEDULE: RegExp =
  /\bartisan\s+schedule:(?:run|work)\b|\bconsole\s+(?:messenger:consume\s+\S*scheduler|app:cron\b|cron:run\b)|\bdrush\s+(?:core:)?cron\b|\bwp\s+cron\s+event\s+run\b|\btypo3\s+scheduler:run\b|\b(?:yii|craft)\s+[\w/-]*(?:cron|schedule)[\w/-]*|(?:^|[\s/])(?:crond|cron|supercronic|go-crond|busybox\s+crond)(?:\s+-|\s+\/|\s*(?:&|;|\|\|)|$)|\bservice\s+cron\s+start\b|\bcli\s+cronjob\b|\bcron\.php\b/;

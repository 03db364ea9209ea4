/** Tells what deploys an application from what only developers and tests run. */

const FOR_DEVELOPMENT =
  /(?:^|\/)(?:\.devcontainer|\.ddev|\.lando|\.gitpod|\.github|\.gitlab|\.circleci|\.docksal|dev|development|tests?|testing|ci|e2e|local)\/|(?:^|[./_-])(?:dev|devel|development|develop|local|override|tests?|testing|phpunit|ci|e2e|debug|xdebug|sail|gitpod|travis|dusk)(?=[./_-]|$)/i;

/** Is the file only for development or tests? */
export function isForDevelopment(path: string): boolean {
  return FOR_DEVELOPMENT.test(path);
}

export const COMPOSE_FILE: RegExp = /(?:^|\/)[\w.-]*compose[\w.-]*\.ya?ml$/i;

export const DOCKER_FILE: RegExp =
  /(?:^|\/)(?:[\w-]+\.)?(?:Docker|Container)file(?:[.-][\w.-]+)?$|(?:^|\/)[\w.-]+\.dockerfile$/i;

/** Does a call add to what is in a file? https://nodejs.org/api/fs.html#file-system-flags */
import { Node } from 'ts-morph';
import type { Call } from './parsed-code.ts';

const APPENDS = /^fs\.appendFile(?:Sync)?$/;
const FLAGS = /^(?:a|ax|xa|as|sa)\+?$/;

/** @param name what is called, see `externalName` */
export function appends(call: Call, name: string): boolean {
  return APPENDS.test(name) || opensToAppend(call);
}

/** `createWriteStream(path, { flags: 'a' })`, `open(path, 'a+')`, `writeFile(path, text, { flag: 'a' })`. */
function opensToAppend(call: Call): boolean {
  return call
    .getArguments()
    .slice(1)
    .some((argument) => {
      const value = Node.isObjectLiteralExpression(argument)
        ? ['flags', 'flag'].map((key) => argument.getProperty(key)).find((property) => property !== undefined)
        : argument;
      const text = Node.isPropertyAssignment(value) ? value.getInitializer() : value;
      return Node.isStringLiteral(text) && FLAGS.test(text.getLiteralValue());
    });
}

import type { Sink } from '../frameworks/knowledge.ts';
import { namesLastingDirectory } from './configured-argument.ts';
import { UPLOADED_NAME } from './elements.ts';
import type { PathCase } from './path-case.ts';
import { placeOf } from './place.ts';
import type { SinkSite } from './sinks.ts';
import { isUnknown } from './value.ts';
import type { World } from './world.ts';

/** What code that is not at hand calls a directory for the moment: `->getTempDir()`. */
const GIVES_SCRATCH = /(?:\b|_|[a-z](?=T))te?mp(?:orary)?(?:_?(?:dir|directory|path|folder|file|name))*\(\)$/i;

/** Objects of uploads refuse whatever is no local path: `UploadedFile->move()`. */
function movesUpload({ call, kind, effect, localOnly }: Sink): boolean {
  return call.includes('->') && kind === 'upload' && effect === 'rename' && localOnly === true;
}

/**
 * An element of an array that a framework hands on: settings, not the way of one call (`$element['#upload_location']`). Or a
 * parameter that nobody fills and that is called a directory, if the upload's object goes there.
 */
function isLasting({ value, chain }: PathCase, { sink, site }: SinkSite): boolean {
  const [head] = value.is === 'text' ? value.parts : [];
  if (typeof head !== 'object' || head.from !== 'param') return false;
  if (head.keys) return !head.keys[0]?.startsWith('->');
  // An upload that moves another one, as a decorator does, only hands the path on.
  const isHandedOn = sink.call.toLowerCase().endsWith(`->${site.fn.facts.name.toLowerCase()}`);
  if (!movesUpload(sink) || isHandedOn || chain.length > 0) return false;
  return namesLastingDirectory(head.fn.facts.params[head.index]?.name ?? '');
}

/**
 * An upload that is taken out of PHP's temporary directory is taken to where it stays, wherever that is. So is a file of the
 * release, on the same disk: `rename()` does not go from one stream wrapper to another (https://www.php.net/rename).
 */
export function takesToStay(world: World, found: SinkSite, pathCase: PathCase): boolean {
  const { sink, site, args } = found;
  const takes = sink.call === 'move_uploaded_file' || movesUpload(sink);
  // A path out of code that is not at hand; a parameter that nobody fills says less.
  if (!isUnknown(pathCase.value)) return takes && isLasting(pathCase, found);
  if (GIVES_SCRATCH.test(placeOf(pathCase.value, world.knowledge)?.label ?? '')) return false;
  if (sink.call === 'move_uploaded_file' || (takes && pathCase.chain.length === 0)) return true;
  if (sink.effect !== 'rename' && sink.effect !== 'copy') return false;
  const [source] = args;
  if (!source) return false;
  return world.evaluate(source.value, { fn: site.fn, step: site.step, depth: 0 }).some((alt) => {
    const place = placeOf(alt, world.knowledge);
    return place?.label === UPLOADED_NAME || (sink.call === 'rename' && place?.place === 'app');
  });
}

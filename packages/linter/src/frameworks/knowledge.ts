/**
 * What Tidemark knows of a framework or library, as data. Rules and the flow engine read these tables and never
 * know a framework by name.
 *
 * **Call patterns** name what is called, with classes resolved and without a leading backslash:
 * `file_put_contents` (function) · `Illuminate\Support\Facades\File::put` (static call; facades too) ·
 * `Symfony\Component\Filesystem\Filesystem->dumpFile` (method; subclasses and implementers match) ·
 * `new Mpdf\Mpdf` (constructor). Matching is case-insensitive. Where a path, origin or guard is named, a literal first
 * argument may stand in parentheses, and the call then matches only with it: `ini_get(upload_tmp_dir)`.
 * A condition's array key or option that is a constant is written as its name: `CURLOPT_COOKIEJAR`.
 */

import type { AnyFrameworkName } from '../project/project.ts';
import type { Remedy, WriteKind } from '../result.ts';
import type { DeferredCall, HookFunctions, StaticMaker } from './calls-made-elsewhere.ts';
import type { ComponentList } from './component-list.ts';
import type { PathPart, Place } from './path-part.ts';
import type { KindRemedy, RuleRemedy } from './remedy-tables.ts';

/**
 * All must hold for the call to be a write. An argument that cannot be evaluated counts as holding unless `strict`. One
 * that is missing has the value null. A constant whose value is not known is compared by its name (`CURLOPT_FILE`,
 * `Mpdf\Output\Destination::FILE`).
 */
export interface SinkCondition {
  readonly arg: number;
  readonly name?: string;
  /** The element of this name of the array argument is meant; it is null where the array has none. */
  readonly key?: string;
  /** `write`: an fopen mode that can create or change (`w a x c +`). */
  readonly mode?: 'write';
  /** The argument is given and is not null. */
  readonly given?: true;
  readonly equals?: string | number | boolean | null;
  readonly oneOf?: readonly (string | number | boolean | null)[];
  readonly not?: readonly (string | number | boolean | null)[];
  /** A bit mask constant that must be part of the flags, by constant name (`ZipArchive::CREATE`). */
  readonly flags?: readonly string[];
  /** Of a text with `oneOf` only the first word counts: a command line begins with its command's name. */
  readonly firstWord?: true;
  readonly strict?: true;
}

export interface Sink {
  readonly call: string;
  readonly path: PathPart;
  readonly effect:
    | 'write'
    | 'append'
    | 'directory'
    | 'link'
    | 'permissions'
    | 'rename'
    | 'copy'
    | 'touch'
    | 'extract'
    | 'execute';
  readonly when?: readonly SinkCondition[];
  /** The kind, where the call alone decides it. */
  readonly kind?: WriteKind;
  /** Works on local paths only, so an unknown path from settings, the database or a request is `likely` local. */
  readonly localOnly?: true;
  /**
   * Takes URIs of registered stream wrappers only and refuses plain paths (Drupal's `FileRepositoryInterface`), so an
   * unknown path is `abstraction`; a temporary one that escapes is still a finding.
   */
  readonly streamOnly?: true;
  /** Told only where the object that the call gives is handed on: what is written through it here is told itself. */
  readonly whereHandedOn?: true;
  /** Takes a data source name: one that is not known to begin with `sqlite:` is taken to name a server. */
  readonly dataSource?: true;
  /** Takes stream wrappers' addresses as well as paths and is usually given one: an unknown path is only `possible`. */
  readonly uris?: true;
  /**
   * The method name is common, and the receiver's type may be unknown: with an untyped receiver the call matches only
   * when one of these identifiers occurs in the file (`UploadedFile`, `getUploadedFiles`). Without it an untyped
   * receiver never matches.
   */
  readonly untyped?: readonly string[];
  /**
   * As `untyped`, where the path is known to lie in a directory of the release besides: no other object takes such a path
   * for this (`$image->save(public_path('a.png'))`). Names of the calls that give such a directory.
   */
  readonly untypedWithin?: readonly string[];
  /** What to do, where the framework's remedy for the kind is of no use: a search index is no table of a database. */
  readonly remedy?: Remedy;
  /** Where it is documented: an address, or `package: path` of the source that was read. */
  readonly source: string;
}

/** A function, method, constant or property that gives a path or names a place. */
export interface PathSource {
  /**
   * Call pattern, or `const NAME`, or `Class::$static`, or `Class->$property`, or `Class::CONST`; or what a string
   * stands for: `alias @storage` (Yii and Craft: a path that begins with it, and `getAlias()` of it), `scheme temporary://`
   * (a stream wrapper whose place is not `abstraction`), `parameter app.root` (container parameter).
   */
  readonly of: string;
  readonly place: Place;
  /** Of a constant that is a common word: what the project itself defines by this name counts instead. */
  readonly unlessDefined?: true;
  /** For `app`: what is known of the path relative to the project root, no slash at the ends (`storage/framework`). */
  readonly base?: string;
  /** Arguments appended to the base as path segments, in order (`storage_path('x')` → `[0]`). */
  readonly append?: readonly number[];
  /** The call returns an array of paths: key → relative part (`wp_upload_dir()['basedir']`). */
  readonly keys?: Readonly<Record<string, string>>;
  /** Each call gives a name that no other request knows (`tempnam`, `uniqid`). */
  readonly unique?: true;
  /** The directory is the argument's (`tempnam($dir)`): `place` applies only where the argument says nothing. */
  readonly inside?: number;
  /** The local path behind an abstraction (`realpath('public://x')`, `Storage::path()`): app, whatever the argument. */
  readonly localises?: number;
  /** With `localises`: the call that made the receiver holds the argument (`getViaUri($uri)->realpath()`). */
  readonly via?: string;
  /** As `via`, for a call that is given the scheme alone. */
  readonly viaScheme?: string;
  /** With `via`: it gives the directory of the scheme, whatever path follows in the address. */
  readonly wholeScheme?: true;
  /** With `localises`: it gives the web address, whose path is the file's own for this scheme alone. */
  readonly address?: string;
  /** The path is the one that the receiver was made with, at this constructor position (`SplFileInfo->getPathname`). */
  readonly receiver?: number;
  /** The path is the one that the handle in this argument was opened with (`stream_get_meta_data($h)['uri']`). */
  readonly handle?: number;
  /**
   * The directory is a setting of the name that the call before was given: `Storage::disk('a')->path()` lies below
   * `filesystems.disks.a.root`. Where no call gives a name, the setting `unnamed` does.
   */
  readonly rooted?: { readonly via: string; readonly setting: string; readonly unnamed: string };
  /** What a reader is told: "storage directory", "WordPress uploads directory". */
  readonly label: string;
  readonly source: string;
}

/** A value that is not a path but comes from outside: request, settings, database. */
export interface OriginSource {
  readonly of: string;
  readonly origin: 'request' | 'setting' | 'database' | 'environment' | 'upload';
  readonly label: string;
  /**
   * The first argument is a key of an object of settings whose defaults come in files with the code. The object's name is the
   * first argument of one of these methods, in lower case, which fetched it.
   */
  readonly installed?: { readonly namedBy: readonly string[] };
  readonly source: string;
}

/** A call or value whose result is an object of a known class: `Request->file` gives `UploadedFile`. */
export interface ReturnType {
  /**
   * Call pattern, or `Class->$property`, `Class::$static`, or `global $name`; `Class->$*` for every property and element that
   * `__get()` and `offsetGet()` of a class outside the project give.
   */
  readonly of: string;
  /** A class name; `static` for the class of the call; `Name[]` for an array; `->method` for what the own method makes. */
  readonly gives: string;
  /**
   * What the call gives instead where it has an argument: `request()` and `request('photo')`; null where that is told by the
   * argument, as by `app($id)`.
   */
  readonly withArgument?: string | null;
  /** The object carries the arguments of the call, as one that `new` makes does: sinks find their path in them. */
  readonly carries?: true;
}

/** A call that takes a value beyond the request: queue payload, session, cache, stored model or object, the address of a redirect. */
export interface Escape {
  /** Call pattern; or `parameter &$context[sandbox]`: what is put under this key of a parameter by reference. */
  readonly call: string;
  /** Arguments whose values escape; `all` for every argument; `receiver` for the object itself (`$model->save()`). */
  readonly args: 'all' | readonly number[] | 'receiver';
  readonly into: 'queue' | 'session' | 'cache' | 'database' | 'setting' | 'mail' | 'response' | 'redirect';
  readonly untyped?: readonly string[];
  readonly source: string;
}

/** How code is reached from outside. */
export interface EntryPoint {
  readonly via: 'web' | 'queue' | 'schedule' | 'operator' | 'build' | 'install';
  /** A class below this one (or that implements it). */
  readonly extends?: string;
  /**
   * A class below one that is not at hand, whose name with its namespace matches this regular expression source, in any
   * case: what a package that is not installed calls its bases.
   */
  readonly extendsNamed?: string;
  /** A class or method with this attribute. */
  readonly attribute?: string;
  /** A function or method that takes an object of this class. */
  readonly takes?: string;
  /** Functions whose name matches this regular expression source (hooks): `_cron$`. */
  readonly functionName?: string;
  /** Files whose root-relative path matches this glob. */
  readonly files?: string;
  /** The place says nothing of a class that Composer loads from there, or of what is there where the rest includes some. */
  readonly unless?: readonly ('autoloaded' | 'included')[];
  /** What is handed to this call at position `arg`: a class, an object, or a callable, by name or itself. */
  readonly registeredBy?: { readonly call: string; readonly arg: number };
  /** Only these methods (`handle`, `__invoke`, `perform`); absent: all. */
  readonly methods?: readonly string[];
  readonly source: string;
}

/** How a schedule names what it runs, so that an operator command is known to be scheduled. */
export interface Scheduler {
  /** Call pattern whose argument (position) is a command class, a command name or a callable. */
  readonly call: string;
  readonly arg: number;
  readonly source: string;
}

/** Settings that a container hands out as one array, put together from files that return arrays. */
export interface KeptSettings {
  /** Name by which the container gives them (`config`), compared without regard to case. */
  readonly id: string;
  /** Files whose root-relative path matches one of these globs. */
  readonly files: readonly string[];
  /** The settings may also stand under this key of what a file returns. */
  readonly under?: string;
  readonly source: string;
}

/** A condition that says where the code may run. */
export interface Guard {
  /**
   * Call pattern or `const NAME`, as a condition or compared with a value (`php_sapi_name=cli`, `const PHP_SAPI=cli`); or
   * `env=testing`: any comparison of an environment name with that value.
   */
  readonly when: string;
  /** The value of the condition that means the guarded code is harmless: `if (!App::isEphemeral())` → harmless `false`. */
  readonly harmless: boolean;
  readonly because: 'ephemeral' | 'testing' | 'development' | 'cli';
  readonly source: string;
}

/** Service id, facade or component → the class behind it. */
export interface KnownService {
  readonly id: string;
  readonly className: string;
}

/** A disk, wrapper or volume object: what is written through it is portable. */
export interface Abstraction {
  /** Class (subclasses match) or facade, or `scheme://` for a stream wrapper. */
  readonly of: string;
  readonly label: string;
  readonly source: string;
}

/** Classes that project code names and extends, so that the hierarchy is known without `vendor/`. */
export interface KnownClass {
  readonly name: string;
  /** Parents, interfaces and traits that a pattern may name; direct or not. */
  readonly is: readonly string[];
}

export interface Knowledge {
  /** `php` is always on; a library's table is on when its package is required or its class name occurs. */
  readonly name: AnyFrameworkName | 'libraries';
  readonly sinks: readonly Sink[];
  readonly paths: readonly PathSource[];
  readonly origins: readonly OriginSource[];
  readonly types: readonly ReturnType[];
  readonly escapes: readonly Escape[];
  readonly entries: readonly EntryPoint[];
  readonly schedulers: readonly Scheduler[];
  readonly hooks?: readonly HookFunctions[];
  readonly deferredCalls?: readonly DeferredCall[];
  readonly staticMakers?: readonly StaticMaker[];
  readonly componentLists?: readonly ComponentList[];
  readonly guards: readonly Guard[];
  readonly services: readonly KnownService[];
  readonly classes?: readonly KnownClass[];
  readonly abstractions: readonly Abstraction[];
  readonly keptSettings?: readonly KeptSettings[];
  readonly remedies: readonly KindRemedy[];
  readonly ruleRemedies?: readonly RuleRemedy[];
}

/** Finds where Node code sets up sessions, uploads, logs and databases on one node. */

import { Node, type SourceFile } from 'ts-morph';
import { declarationOf, externalName, unwrapped } from './declarations.ts';
import type { Evaluator } from './evaluate.ts';
import { type Bound, functionOf, membersOf, NO_FRAME, returnsOf } from './functions.ts';
import { type Call, callsIn, type ParsedCode } from './parsed-code.ts';
import { type NodePlace, placeOf } from './place.ts';
import {
  FILE_STORE,
  LOG,
  MEMORY_STORE,
  PATH_STORES,
  type PathStore,
  SESSION,
  SESSION_MIDDLEWARE,
  SHARED_STORES,
  type StoreSort,
} from './stores.ts';
import type { Text } from './text.ts';

export interface StoreSite {
  readonly call: Call;
  readonly sort: StoreSort;
  /** What holds the state: "express-session keeps sessions in the memory of this process". */
  readonly message: string;
  /** Where on the disk; absent for the memory of the process. */
  readonly place?: NodePlace;
  /** Another store was given: it is no finding, but the state map has it. Undefined technology: which one is not told. */
  readonly given?: { readonly technology?: string };
}

export class StoreSites {
  readonly #code: ParsedCode;
  readonly #evaluator: Evaluator;
  readonly #isMounted: (path: string) => boolean;

  constructor(code: ParsedCode, evaluator: Evaluator, isMounted: (path: string) => boolean) {
    this.#code = code;
    this.#evaluator = evaluator;
    this.#isMounted = isMounted;
  }

  /** What one file sets up on one node, in the order of the text. */
  in(file: SourceFile): readonly StoreSite[] {
    return callsIn(file).flatMap((call) => this.#at(call));
  }

  #at(call: Call): readonly StoreSite[] {
    const name = externalName(call.getExpression());
    if (name === undefined) return this.#registered(call);
    if (Object.hasOwn(SESSION_MIDDLEWARE, name))
      return this.#session(call, call.getArguments()[SESSION_MIDDLEWARE[name]?.options ?? 0], name);
    if (name === 'pino' || name === 'pino.pino' || name === 'pino.transport')
      return this.#pino(call, name === 'pino.transport');
    if (name === 'log4js.configure' || name === 'bunyan.createLogger') return this.#appenders(call, name);
    const store = Object.hasOwn(PATH_STORES, name) ? PATH_STORES[name] : undefined;
    return store ? this.#path(call, store) : [];
  }

  /** `fastify.register(session, options)` */
  #registered(call: Call): readonly StoreSite[] {
    const [plugin, options] = call.getArguments();
    const callee = call.getExpression();
    if (!plugin || !Node.isPropertyAccessExpression(callee) || callee.getName() !== 'register') return [];
    const name = externalName(plugin);
    return name === '@fastify/session' || name === 'fastify-session' ? this.#session(call, options, name) : [];
  }

  #session(call: Call, options: Node | undefined, name: string): readonly StoreSite[] {
    const inMemory: StoreSite = {
      call,
      sort: SESSION,
      message: `${name} keeps sessions in the memory of this process (MemoryStore): every restart signs everybody out, and no other node knows them`,
    };
    if (!options) return [inMemory];
    const stores = membersOf(this.#code, options, 'store', NO_FRAME);
    if (stores.length === 0) return this.#isWhole(options) ? [inMemory] : [];
    const kinds = stores.flatMap(({ node }) => this.#storeKinds(node, 6));
    if (kinds.length === 0) return [];
    if (kinds.includes('shared'))
      return [{ ...inMemory, message: `${name} is given a store`, given: this.#given(stores) }];
    if (kinds.every((kind) => kind === 'memory')) return [inMemory];
    return [
      {
        call,
        sort: SESSION,
        message: `${name} keeps sessions in files of this node`,
        place: { place: 'app', shown: 'session files', unique: false, fixed: true },
      },
    ];
  }

  /** Are all options to be seen, so that one that is missing is missing? */
  #isWhole(options: Node): boolean {
    const at = unwrapped(options);
    if (Node.isObjectLiteralExpression(at)) return !at.getProperties().some(Node.isSpreadAssignment);
    if (!Node.isIdentifier(at)) return false;
    const declaration = declarationOf(at);
    const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
    return initializer !== undefined && Node.isObjectLiteralExpression(initializer) && this.#isWhole(initializer);
  }

  #storeKinds(node: Node, hops: number): readonly ('memory' | 'file' | 'shared')[] {
    const at = unwrapped(node);
    if (hops === 0 || Node.isNullLiteral(at) || at.getText() === 'undefined') return ['memory'];
    if (Node.isConditionalExpression(at))
      return [...this.#storeKinds(at.getWhenTrue(), hops - 1), ...this.#storeKinds(at.getWhenFalse(), hops - 1)];
    if (Node.isIdentifier(at)) {
      const declaration = declarationOf(at);
      const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
      return initializer ? this.#storeKinds(initializer, hops - 1) : ['shared'];
    }
    if (!Node.isNewExpression(at) && !Node.isCallExpression(at)) return ['shared'];
    const callee = at.getExpression();
    const name = this.#madeBy(callee);
    return [MEMORY_STORE.test(name) ? 'memory' : FILE_STORE.test(name) ? 'file' : 'shared'];
  }

  /** What the store is, by the names in its making: `new RedisStore({ client })`, `MongoStore.create(…)`. */
  #given(stores: readonly Bound[]): { readonly technology?: string } {
    const text = stores.map(({ node }) => this.#makingOf(node)).join(' ');
    const technology = SHARED_STORES.find(([pattern]) => pattern.test(text))?.[1];
    return technology === undefined ? {} : { technology };
  }

  #makingOf(node: Node): string {
    const at = unwrapped(node);
    const declaration = Node.isIdentifier(at) ? declarationOf(at) : undefined;
    const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
    const made = initializer ? unwrapped(initializer) : at;
    if (!Node.isNewExpression(made) && !Node.isCallExpression(made)) return '';
    return `${this.#madeBy(made.getExpression())} ${made.getExpression().getText()}`;
  }

  /** `const FileStore = require('session-file-store')(session)`: the package, else the name. */
  #madeBy(callee: Node): string {
    const name = externalName(callee);
    if (name !== undefined) return name;
    const declaration = Node.isIdentifier(callee) ? declarationOf(callee) : undefined;
    const initializer = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
    const made = Node.isCallExpression(initializer) ? externalName(initializer.getExpression()) : undefined;
    return made ?? callee.getText();
  }

  #path(call: Call, store: PathStore): readonly StoreSite[] {
    const { when } = store;
    if (
      when &&
      !this.#option(call, when.arg, when.key).some(
        ({ parts: [head] }) => typeof head === 'string' && when.values.test(head),
      )
    )
      return [];
    if (this.#isReadOnly(call)) return [];
    for (const { arg, key } of store.at) {
      const argument = call.getArguments()[arg];
      if (!argument) continue;
      const texts =
        key === undefined
          ? this.#evaluator.texts(argument, NO_FRAME)
          : [...this.#option(call, arg, key), ...this.#chosen(call, arg, key)];
      const site = this.#local(call, store.sort, store.message, texts);
      if (site) return [site];
    }
    return [];
  }

  #local(call: Call, sort: StoreSort, message: string, texts: readonly Text[]): StoreSite | undefined {
    const places = texts.flatMap((text) => placeOf(text) ?? []);
    const place =
      places.find(
        ({ place, inProject, shown }) =>
          place === 'app' && !this.#isMounted(inProject ?? shown) && !/^\d+$/.test(shown),
      ) ?? places.find(({ head }) => head?.from === 'outside');
    if (!place) return undefined;
    const where =
      place.head && 'label' in place.head
        ? `a path that ${place.head.label} decides`
        : `\`${place.shown.startsWith('…') ? `./${place.shown}` : place.shown}\``;
    return { call, sort, message: `${message} ${where}, on the disk of this node`, place };
  }

  /** The texts of an option; `a.b` is the option b of the option a. */
  #option(call: Call, arg: number, key: string): readonly Text[] {
    const argument = call.getArguments()[arg];
    if (!argument) return [];
    const [first = '', ...rest] = key.split('.');
    let found = membersOf(this.#code, argument, first, NO_FRAME);
    for (const name of rest) found = found.flatMap((bound) => membersOf(this.#code, bound.node, name, bound.frame));
    return found.flatMap((bound) => this.#evaluator.texts(bound.node, bound.frame));
  }

  /** `destination: (req, file, done) => done(null, path)` */
  #chosen(call: Call, arg: number, key: string): readonly Text[] {
    const argument = call.getArguments()[arg];
    if (!argument || key !== 'destination') return [];
    return membersOf(this.#code, argument, key, NO_FRAME).flatMap(({ node }) => {
      const fn = functionOf(this.#code, node, NO_FRAME);
      const done = fn?.getParameters()[2]?.getName();
      if (!fn) return [];
      const given = callsIn(fn).filter((inner) => inner.getExpression().getText() === done);
      return [
        ...given.flatMap((inner) => inner.getArguments()[1] ?? []),
        ...(done === undefined ? returnsOf(fn) : []),
      ].flatMap((value) => this.#evaluator.texts(value, NO_FRAME));
    });
  }

  #isReadOnly(call: Call): boolean {
    return call
      .getArguments()
      .some(
        (argument) =>
          /\b(?:readonly|readOnly|fileMustExist)\s*:\s*true\b|\bOPEN_READONLY\b/.test(argument.getText()) &&
          !/OPEN_READWRITE/.test(argument.getText()),
      );
  }

  /** `pino('app.log')`, `pino({ transport: { target: 'pino/file', options: { destination } } })`, `pino.transport(…)`. */
  #pino(call: Call, isTransport: boolean): readonly StoreSite[] {
    const [options] = call.getArguments();
    if (!options) return [];
    const direct = Node.isStringLiteral(options)
      ? this.#local(call, LOG, 'pino writes the log to', this.#evaluator.texts(options, NO_FRAME))
      : undefined;
    if (direct) return [direct];
    const transports: readonly Bound[] = isTransport
      ? [{ node: options, frame: NO_FRAME }]
      : membersOf(this.#code, options, 'transport', NO_FRAME);
    const targets = transports.flatMap((transport) => [
      transport,
      ...membersOf(this.#code, transport.node, 'targets', transport.frame).flatMap(
        ({ node, frame }): readonly Bound[] => {
          const list = unwrapped(node);
          return Node.isArrayLiteralExpression(list)
            ? list.getElements().map((element) => ({ node: element, frame }))
            : [];
        },
      ),
    ]);
    for (const target of targets) {
      const names = membersOf(this.#code, target.node, 'target', target.frame).flatMap((bound) =>
        this.#evaluator.texts(bound.node, bound.frame),
      );
      if (
        !names.some(
          ({ parts: [head] }) =>
            typeof head === 'string' && /^(?:pino\/file|pino-roll|pino-rotating-file.*)$/.test(head),
        )
      )
        continue;
      const texts = membersOf(this.#code, target.node, 'options', target.frame).flatMap((held) =>
        ['destination', 'file']
          .flatMap((key) => membersOf(this.#code, held.node, key, held.frame))
          .flatMap((bound) => this.#evaluator.texts(bound.node, bound.frame)),
      );
      const site = this.#local(call, LOG, 'pino writes the log to', texts);
      if (site) return [site];
    }
    return [];
  }

  /** `appenders: { file: { type: 'file', filename } }`, `streams: [{ path }]` */
  #appenders(call: Call, name: string): readonly StoreSite[] {
    const [options] = call.getArguments();
    if (!options) return [];
    const isBunyan = name === 'bunyan.createLogger';
    const found = membersOf(this.#code, options, isBunyan ? 'streams' : 'appenders', NO_FRAME).flatMap(({ node }) => {
      const held = unwrapped(node).getDescendants().filter(Node.isObjectLiteralExpression);
      return held.flatMap((one) => membersOf(this.#code, one, isBunyan ? 'path' : 'filename', NO_FRAME));
    });
    const texts = found.flatMap((bound) => this.#evaluator.texts(bound.node, bound.frame));
    const site = this.#local(call, LOG, `${isBunyan ? 'bunyan' : 'log4js'} writes the log to`, texts);
    return site ? [site] : [];
  }
}

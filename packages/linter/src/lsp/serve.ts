/** The language server: editors speak to it by the Language Server Protocol, over standard input and output. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  MarkupKind,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { messageOf } from '../errors.ts';
import type { LintOptions } from '../options.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { VERSION } from '../version.ts';
import { diagnosticOf, isWithin, rangeOf, SOURCE } from './diagnostics.ts';
import { ignoreEdit } from './ignore-action.ts';
import { Workspace } from './workspace.ts';

export interface ServerInput {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly rules: readonly RuleMeta[];
  /** @throws TidemarkError `config.…` */
  readonly optionsFor: (root: string) => Promise<LintOptions>;
  readonly signal: AbortSignal;
}

/** Resolves when the signal fires or the editor's stream ends; the editor's `exit` ends the process. */
export async function serve({ input, output, rules, optionsFor, signal }: ServerInput): Promise<void> {
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const documents = new TextDocuments(TextDocument);
  const ruleIds = rules.map(({ id }) => id);
  const workspace = new Workspace({
    rules,
    optionsFor,
    onFindings: (uri, root, findings, version) =>
      void connection.sendDiagnostics({ uri, version, diagnostics: findings.map((each) => diagnosticOf(each, root)) }),
    onError: (error) => connection.window.showErrorMessage(`Tidemark: ${messageOf(error)}`),
  });
  let watches = false;
  let followsFolders = false;

  connection.onInitialize(({ workspaceFolders, rootUri, capabilities }) => {
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    followsFolders = capabilities.workspace?.workspaceFolders ?? false;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    for (const uri of uris) workspace.addFolder(pathOf(uri));
    return {
      serverInfo: { name: 'tidemark-lint', version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (watches) {
      const watchers = [{ globPattern: '**/*' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (!followsFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) workspace.removeFolder(pathOf(uri));
      for (const { uri } of added) workspace.addFolder(pathOf(uri));
      for (const document of documents.all()) workspace.set(document.uri, document.getText(), document.version);
    });
  });

  documents.onDidChangeContent(({ document }) => workspace.set(document.uri, document.getText(), document.version));
  documents.onDidSave(({ document }) => workspace.invalidate([document.uri]));
  documents.onDidClose(({ document }) => {
    workspace.drop(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => workspace.invalidate(changes.map(({ uri }) => uri)));

  connection.onHover(({ textDocument, position }) => {
    const finding = workspace.findings(textDocument.uri).find((each) => isWithin(rangeOf(each), position));
    const rule = rules.find(({ id }) => id === finding?.ruleId);
    if (!finding || !rule) return null;
    return { contents: { kind: MarkupKind.Markdown, value: rule.page }, range: rangeOf(finding) };
  });

  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const document = documents.get(textDocument.uri);
    if (!document || !(context.only?.some((kind) => 'quickfix'.startsWith(kind)) ?? true)) return [];
    const touched = workspace
      .findings(textDocument.uri)
      .filter((each) => isWithin(rangeOf(each), range.start) || isWithin(range, rangeOf(each).start));
    const fixes = await Promise.all(touched.map((finding) => workspace.fix(textDocument.uri, finding)));
    return touched.flatMap((finding, at): CodeAction[] => {
      const kind = CodeActionKind.QuickFix;
      const diagnostics = context.diagnostics.filter(
        ({ source, code }) => source === SOURCE && code === finding.ruleId,
      );
      const fix = fixes[at];
      const edit = ignoreEdit(finding, document.getText(), ruleIds);
      const target = { uri: document.uri, version: document.version };
      return [
        ...(fix
          ? [
              {
                title: fix.title,
                kind,
                diagnostics,
                isPreferred: fix.isSafe,
                edit: { documentChanges: fix.documentChanges },
              },
            ]
          : []),
        ...(edit
          ? [
              {
                title: `Ignore ${finding.ruleId} here, with a reason`,
                kind,
                diagnostics,
                edit: { documentChanges: [{ textDocument: target, edits: [edit] }] },
              },
            ]
          : []),
      ];
    });
  });

  connection.onShutdown(() => workspace.close());
  documents.listen(connection);
  connection.listen();
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
    // While the editor's process lives the library keeps this one, whether or not anybody still speaks to it.
    input.once('end', resolve).once('close', resolve);
  });
  await workspace.close();
  connection.dispose();
}

/** Links resolved, where the folder exists. */
function pathOf(uri: string): string {
  const path = fileURLToPath(uri);
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

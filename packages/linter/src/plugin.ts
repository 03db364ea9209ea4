/** What plugins are written, loaded and tested with. */
export { isTidemarkError, TidemarkError } from './errors.ts';
export { print } from './flow/print.ts';
export type {
  CodeRuleDefinition,
  FrameworkDefinition,
  PlatformDefinition,
  Plugin,
  ProjectFinding,
  ProjectRuleDefinition,
  RuleDefinition,
  WriteFinding,
  WriteRuleDefinition,
} from './plugin/definition.ts';
export { defineFramework, definePlatform, definePlugin, defineRule } from './plugin/definition.ts';
export { loadPlugins, type PluginName } from './plugin/load.ts';
export type { LoadedPlugin, PluginSet } from './plugin/plugin-set.ts';
export type { Write, WriteWay } from './plugin/write.ts';
export {
  argument,
  classOf,
  findingAt,
  functionOf,
  isLiteral,
  methodOf,
  ofEachCall,
  type Said,
  symbolOf,
} from './rules/code/calls.ts';
export type { CodeCall, CodeContext, CodeFile, CodeFinding } from './rules/code-rule.ts';
export type { ProjectFacts } from './rules/project-rule.ts';
export { RuleTester, type TestFiles, type TestOptions } from './testing/rule-tester.ts';
export { VERSION } from './version.ts';

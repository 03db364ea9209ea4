import type { XmlElement } from '../container/xml-tree.ts';
import type { FileFacts } from '../php/facts.ts';
import type { AnyFrameworkName, DetectedFramework, Project } from '../project/project.ts';
import type { Reading } from './reading.ts';
import type { Setting } from './setting.ts';
import type { ConfigurationVariables, EnvironmentName } from './variables.ts';

/** What a reader may look at. Paths are relative to the root, with `/`. Nothing is executed, nothing else is read. */
export interface ConfigurationFiles {
  readonly project: Project;
  /** Is there such a file in scope? */
  has(path: string): boolean;
  /** Files in scope whose path fits, ordered by path. */
  matching(pattern: RegExp): readonly string[];
  /** PHP files in scope that call a function, ordered by path. */
  calling(name: string): readonly string[];
  /** Undefined where there is none, or where it is too large. */
  text(path: string): string | undefined;
  /** A YAML or JSON file; undefined where there is none or it cannot be read. Several documents: the first. */
  data(path: string): Setting | undefined;
  /** The root element of an XML file; undefined where there is none or it cannot be read. */
  xml(path: string): XmlElement | undefined;
  /** Facts of a PHP file, parsed in this run or remembered. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** The environment that is asked about. */
  readonly environment: EnvironmentName;
  /** Variables that `.env` files, Dockerfiles and platform files of the project give. */
  readonly variables: ConfigurationVariables;
}

/** Turns the configuration of one framework, or of one kind of file beside it, into state-map entries. */
export interface ConfigurationReader {
  /** The framework that must be detected, or `any` for what stands beside the framework. */
  readonly framework: AnyFrameworkName | 'any';
  /** Never throws because of what a file holds. */
  read(files: ConfigurationFiles, framework: DetectedFramework | undefined): Promise<Reading> | Reading;
}

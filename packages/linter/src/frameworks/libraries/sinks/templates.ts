import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const twig = 'twig/twig: src/Environment.php';
const smarty = 'smarty/smarty: src/Smarty.php';

/** Template engines that compile into a directory, and asset compilers. */
export const templateSinks: readonly Sink[] = [
  ...sinkRows({ source: twig, effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Twig\\Environment', [1, 'cache']],
    ['new Twig_Environment', [1, 'cache']],
    ['Twig\\Environment->setCache', 0],
    ['Twig_Environment->setCache', 0],
    ['new Twig\\Cache\\FilesystemCache', 0],
    ['new Twig_Cache_Filesystem', 0],
    ['Slim\\Views\\Twig::create', [1, 'cache']],
    ['new Slim\\Views\\Twig', [1, 'cache']],
  ]),
  ...sinkRows({ source: smarty, effect: 'directory', kind: 'cache', localOnly: true }, [
    ['Smarty->setCompileDir', 0],
    ['Smarty->setCacheDir', 0],
    ['Smarty\\Smarty->setCompileDir', 0],
    ['Smarty\\Smarty->setCacheDir', 0],
  ]),
  ...sinkRows({ source: 'latte/latte: src/Latte/Engine.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['Latte\\Engine->setTempDirectory', 0],
    ['Latte\\Engine->setCacheDirectory', 0],
  ]),
  ...sinkRows({ source: 'eftec/bladeone: lib/BladeOne.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new eftec\\bladeone\\BladeOne', 1],
    ['new Jenssegers\\Blade\\Blade', 1],
    ['new Illuminate\\View\\Compilers\\BladeCompiler', 1],
  ]),
  ...sinkRows({ source: 'mustache/mustache: src/Engine.php', effect: 'directory', kind: 'cache', localOnly: true }, [
    ['new Mustache_Engine', [0, 'cache']],
    ['new Mustache\\Engine', [0, 'cache']],
  ]),
  ...sinkRows(
    {
      source: 'matthiasmullie/minify: src/Minify.php',
      effect: 'write',
      kind: 'cache',
      when: [{ arg: 0, name: 'path', given: true }],
    },
    [
      ['MatthiasMullie\\Minify\\Minify->minify', 0],
      ['MatthiasMullie\\Minify\\Minify->gzip', 0],
    ],
  ),
  ...sinkRows(
    { source: 'scssphp/scssphp 1.12: src/Compiler.php', effect: 'directory', kind: 'cache', localOnly: true },
    [['new ScssPhp\\ScssPhp\\Compiler', [0, 'cacheDir']]],
  ),
  ...sinkRows(
    { source: 'wikimedia/less.php: lib/Less/Cache.php', effect: 'directory', kind: 'cache', localOnly: true },
    [
      ['new Less_Parser', [0, 'cache_dir']],
      ['Less_Parser->SetCacheDir', 0],
      ['Less_Cache::Get', [1, 'cache_dir']],
      ['Less_Cache::SetCacheDir', 0],
    ],
  ),
  ...sinkRows(
    {
      source: 'leafo/lessphp: lessc.inc.php',
      effect: 'write',
      kind: 'cache',
      when: [{ arg: 1, given: true }],
    },
    [
      ['lessc->compileFile', 1],
      ['lessc->checkedCompile', 1],
      ['lessc::ccompile', 1],
    ],
  ),
  ...sinkRows({ source: 'kriswallsmith/assetic: src/Assetic/AssetWriter.php', effect: 'directory', kind: 'cache' }, [
    ['new Assetic\\AssetWriter', 0],
    ['new Assetic\\Cache\\FilesystemCache', 0],
  ]),
  ...sinkRows({ source: 'spatie/laravel-sitemap: src/Sitemap.php', effect: 'write', kind: 'export' }, [
    ['Spatie\\Sitemap\\Sitemap->writeToFile', 0],
    ['Spatie\\Sitemap\\SitemapIndex->writeToFile', 0],
    ['Spatie\\Sitemap\\SitemapGenerator->writeToFile', 0],
  ]),
  ...sinkRows({ source: 'samdark/sitemap: Sitemap.php', effect: 'write', kind: 'export', localOnly: true }, [
    ['new samdark\\sitemap\\Sitemap', 0],
    ['new samdark\\sitemap\\Index', 0],
  ]),
];

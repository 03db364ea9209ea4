import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

/** XML, YAML, keys and other documents that a core extension writes to a named file. */
export const documentSinks: readonly Sink[] = [
  {
    call: 'DOMDocument->save',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    source: manual('domdocument.save'),
  },
  {
    call: 'DOMDocument->saveHTMLFile',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    source: manual('domdocument.savehtmlfile'),
  },
  {
    call: 'Dom\\XMLDocument->saveXmlFile',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    source: manual('class.dom-xmldocument'),
  },
  {
    call: 'Dom\\HTMLDocument->saveHtmlFile',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    source: manual('dom-htmldocument.savehtmlfile'),
  },
  {
    call: 'Dom\\HTMLDocument->saveXmlFile',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    source: manual('dom-htmldocument.savexmlfile'),
  },
  {
    call: 'SimpleXMLElement->asXML',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 0, name: 'filename', given: true }],
    untyped: ['SimpleXMLElement', 'simplexml_load_string', 'simplexml_load_file'],
    source: manual('simplexmlelement.asxml'),
  },
  {
    call: 'SimpleXMLElement->saveXML',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    when: [{ arg: 0, name: 'filename', given: true }],
    source: manual('simplexmlelement.savexml'),
  },
  {
    call: 'XMLWriter->openUri',
    path: { arg: 0, name: 'uri' },
    effect: 'write',
    source: manual('xmlwriter.openuri'),
  },
  {
    call: 'XMLWriter::toUri',
    path: { arg: 0, name: 'uri' },
    effect: 'write',
    source: manual('class.xmlwriter'),
  },
  {
    call: 'xmlwriter_open_uri',
    path: { arg: 0, name: 'uri' },
    effect: 'write',
    source: manual('xmlwriter.openuri'),
  },
  {
    call: 'yaml_emit_file',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'config',
    source: manual('function.yaml-emit-file'),
  },
  {
    call: 'openssl_pkey_export_to_file',
    path: { arg: 1, name: 'output_filename' },
    effect: 'write',
    kind: 'key',
    localOnly: true,
    source: manual('function.openssl-pkey-export-to-file'),
  },
  {
    call: 'openssl_x509_export_to_file',
    path: { arg: 1, name: 'output_filename' },
    effect: 'write',
    kind: 'key',
    localOnly: true,
    source: manual('function.openssl-x509-export-to-file'),
  },
  {
    call: 'openssl_csr_export_to_file',
    path: { arg: 1, name: 'output_filename' },
    effect: 'write',
    kind: 'key',
    localOnly: true,
    source: manual('function.openssl-csr-export-to-file'),
  },
  {
    call: 'openssl_pkcs12_export_to_file',
    path: { arg: 1, name: 'output_filename' },
    effect: 'write',
    kind: 'key',
    localOnly: true,
    source: manual('function.openssl-pkcs12-export-to-file'),
  },
  ...(['sign', 'encrypt', 'decrypt'] as const).flatMap((action): readonly Sink[] =>
    (['pkcs7', 'cms'] as const).map((format) => ({
      call: `openssl_${format}_${action}`,
      path: { arg: 1, name: 'output_filename' },
      effect: 'write',
      localOnly: true,
      source: manual(`function.openssl-${format}-${action}`),
    })),
  ),
];

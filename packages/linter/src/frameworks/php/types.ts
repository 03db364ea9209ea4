import type { ReturnType } from '../knowledge.ts';

/** Core calls that return an object of a class that writes. */
export const types: readonly ReturnType[] = [
  { of: 'simplexml_load_string', gives: 'SimpleXMLElement' },
  { of: 'simplexml_load_file', gives: 'SimpleXMLElement' },
  { of: 'simplexml_import_dom', gives: 'SimpleXMLElement' },
  { of: 'SimpleXMLElement->addChild', gives: 'SimpleXMLElement' },
  { of: 'dir', gives: 'Directory' },
  { of: 'SplFileInfo->openFile', gives: 'SplFileObject' },
  { of: 'SplFileInfo->getFileInfo', gives: 'SplFileInfo' },
  { of: 'SplFileInfo->getPathInfo', gives: 'SplFileInfo' },
  { of: 'RecursiveIteratorIterator->getIterator', gives: 'SplFileInfo' },
  { of: 'DOMImplementation->createDocument', gives: 'DOMDocument' },
  { of: 'Dom\\XMLDocument::createEmpty', gives: 'Dom\\XMLDocument' },
  { of: 'Dom\\XMLDocument::createFromFile', gives: 'Dom\\XMLDocument' },
  { of: 'Dom\\XMLDocument::createFromString', gives: 'Dom\\XMLDocument' },
  { of: 'Dom\\HTMLDocument::createEmpty', gives: 'Dom\\HTMLDocument' },
  { of: 'Dom\\HTMLDocument::createFromFile', gives: 'Dom\\HTMLDocument' },
  { of: 'Dom\\HTMLDocument::createFromString', gives: 'Dom\\HTMLDocument' },
  { of: 'PDO->prepare', gives: 'PDOStatement' },
  { of: 'PDO->query', gives: 'PDOStatement' },
  { of: 'mysqli->query', gives: 'mysqli_result' },
  { of: 'mysqli_query', gives: 'mysqli_result' },
  { of: 'mysqli_stmt->get_result', gives: 'mysqli_result' },
  { of: 'XMLWriter::toUri', gives: 'XMLWriter' },
];

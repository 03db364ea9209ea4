<?php

namespace Drupal\library\Batch;

use Drupal\node\Entity\Node;

/**
 * Steps of the import.
 */
class BookImport {

  public static function step(string $path, array &$context): void {
    $in = fopen($path, 'r');
    fseek($in, $context['sandbox']['offset'] ?? 0);
    $row = fgetcsv($in);
    if ($row !== FALSE) {
      Node::create(['type' => 'book', 'title' => $row[0]])->save();
    }
    $context['sandbox']['offset'] = ftell($in);
    $context['finished'] = feof($in) ? 1 : 0.5;
    fclose($in);
  }

}

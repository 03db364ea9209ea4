<?php

namespace Drupal\library\Plugin\QueueWorker;

use Drupal\Core\Queue\QueueWorkerBase;

/**
 * Fetches scans of old books.
 *
 * @QueueWorker(
 *   id = "library_scans",
 *   title = @Translation("Scans"),
 *   cron = {"time" = 30}
 * )
 */
class Scans extends QueueWorkerBase {

  public function processItem($data): void {
    $directory = \Drupal::config('library.settings')->get('scan_directory');
    $target = $directory . '/' . $data['signature'] . '.tif';
    copy($data['url'], $target);
  }

}

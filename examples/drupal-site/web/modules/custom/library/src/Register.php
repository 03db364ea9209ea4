<?php

namespace Drupal\library;

use Drupal\Core\Site\Settings;
use Psr\Log\LoggerInterface;

/**
 * The register of loans that the city archive asks for once a year.
 */
class Register {

  protected string $directory;

  public function __construct(Settings $settings, protected LoggerInterface $logger) {
    $this->directory = $settings->get('library_register_path', DRUPAL_ROOT . '/../private/register');
  }

  public function note(string $line): void {
    $file = $this->directory . '/' . date('Y') . '.csv';
    $handle = fopen($file, 'a');
    if ($handle === FALSE) {
      $this->logger->error('The register @file cannot be written.', ['@file' => $file]);
      return;
    }
    fwrite($handle, $line . "\n");
    fclose($handle);
  }

}

<?php

namespace Drupal\library\Drush\Commands;

use Drush\Attributes as CLI;
use Drush\Commands\DrushCommands;

/**
 * Commands for the librarian's own machine.
 */
final class LibraryCommands extends DrushCommands {

  #[CLI\Command(name: 'library:labels')]
  public function labels(): void {
    file_put_contents(getcwd() . '/labels.txt', implode("\n", $this->signatures()));
    $this->logger()->success('Wrote labels.txt.');
  }

  private function signatures(): array {
    return \Drupal::database()->query('SELECT signature FROM {library_books}')->fetchCol();
  }

}

<?php

namespace Drupal\library;

use Drupal\Core\Extension\ModuleExtensionList;
use GuzzleHttp\ClientInterface;

/**
 * The union catalogue, kept beside the code "because it is fast".
 */
class Catalogue {

  public function __construct(
    protected ClientInterface $httpClient,
    protected ModuleExtensionList $modules,
    protected string $root,
  ) {}

  public function refresh(): void {
    $subjects = (string) $this->httpClient->request('GET', 'https://catalogue.example.org/subjects.json')->getBody();
    file_put_contents($this->cacheFile('subjects'), $subjects);
  }

  public function subjects(): array {
    $file = $this->cacheFile('subjects');
    return is_file($file) ? json_decode(file_get_contents($file), TRUE) : [];
  }

  protected function cacheFile(string $name): string {
    return $this->root . '/' . $this->modules->getPath('library') . "/cache/$name.json";
  }

}

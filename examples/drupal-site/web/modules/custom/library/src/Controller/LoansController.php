<?php

namespace Drupal\library\Controller;

use Drupal\Core\Controller\ControllerBase;
use Drupal\Core\File\FileSystemInterface;
use Drupal\library\Register;
use Symfony\Component\DependencyInjection\ContainerInterface;
use Symfony\Component\HttpFoundation\BinaryFileResponse;
use Symfony\Component\HttpFoundation\StreamedResponse;

/**
 * Reports on loans.
 */
class LoansController extends ControllerBase {

  public function __construct(
    protected FileSystemInterface $fileSystem,
    protected Register $register,
  ) {}

  public static function create(ContainerInterface $container): static {
    return new static($container->get('file_system'), $container->get('library.register'));
  }

  public function csv(): StreamedResponse {
    return new StreamedResponse(function () {
      $out = fopen('php://output', 'w');
      foreach (library_overdue_loans() as $loan) {
        fputcsv($out, [$loan->id(), $loan->label()]);
      }
      fclose($out);
    }, 200, ['Content-Type' => 'text/csv']);
  }

  /**
   * A zip for one download, in the temporary directory, and removed once sent.
   */
  public function archive(): BinaryFileResponse {
    $path = $this->fileSystem->tempnam('temporary://', 'loans');
    $zip = new \ZipArchive();
    $zip->open($path, \ZipArchive::CREATE | \ZipArchive::OVERWRITE);
    foreach (library_overdue_loans() as $loan) {
      $zip->addFromString($loan->id() . '.txt', $loan->label());
    }
    $zip->close();
    $this->register->note('archive;' . date('c'));

    return (new BinaryFileResponse($path))->deleteFileAfterSend();
  }

}

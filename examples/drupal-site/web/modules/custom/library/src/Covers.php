<?php

namespace Drupal\library;

use Drupal\Core\File\FileExists;
use Drupal\Core\File\FileSystemInterface;
use Drupal\Core\Image\ImageFactory;

/**
 * Covers of books.
 */
class Covers {

  public function __construct(
    protected FileSystemInterface $fileSystem,
    protected ImageFactory $imageFactory,
    protected string $directory,
  ) {}

  /**
   * Through the stream wrapper: S3 or a mounted disk, as the site is set up.
   */
  public function keep(string $isbn, string $bytes): string {
    return $this->fileSystem->saveData($bytes, "{$this->directory}/$isbn.jpg", FileExists::Replace);
  }

  /**
   * The same place, but past the stream wrapper.
   */
  public function thumbnail(string $isbn): void {
    $source = imagecreatefromjpeg("{$this->directory}/$isbn.jpg");
    $target = $this->fileSystem->realpath('public://covers') . "/$isbn-small.jpg";
    imagejpeg(imagescale($source, 120), $target);
  }

  public function rotate(string $isbn): void {
    $image = $this->imageFactory->get("{$this->directory}/$isbn.jpg");
    $image->rotate(90);
    $image->save();
  }

}

<?php

namespace Drupal\library\Form;

use Drupal\Core\Batch\BatchBuilder;
use Drupal\Core\Form\FormBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\library\Batch\BookImport;

/**
 * Imports a list of books, row by row, in a batch.
 */
class ImportForm extends FormBase {

  public function getFormId(): string {
    return 'library_import';
  }

  public function buildForm(array $form, FormStateInterface $form_state): array {
    $form['list'] = ['#type' => 'file', '#title' => $this->t('List of books')];
    $form['submit'] = ['#type' => 'submit', '#value' => $this->t('Import')];
    return $form;
  }

  /**
   * Each step of a batch is a request of its own, perhaps on another node.
   */
  public function submitForm(array &$form, FormStateInterface $form_state): void {
    $upload = $this->getRequest()->files->get('files')['list'];
    $path = sys_get_temp_dir() . '/books-' . uniqid() . '.csv';
    copy($upload->getRealPath(), $path);

    $batch = (new BatchBuilder())
      ->setTitle($this->t('Importing books'))
      ->addOperation([BookImport::class, 'step'], [$path]);
    batch_set($batch->toArray());
  }

}

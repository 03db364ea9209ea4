<?php

namespace Drupal\library\Form;

use Drupal\Core\Form\FormBase;
use Drupal\Core\Form\FormStateInterface;

/**
 * Readers offer books, with a photo.
 */
class DonationForm extends FormBase {

  public function getFormId(): string {
    return 'library_donation';
  }

  public function buildForm(array $form, FormStateInterface $form_state): array {
    $form['photo'] = ['#type' => 'file', '#title' => $this->t('Photo')];
    $form['letter'] = ['#type' => 'managed_file', '#upload_location' => 'private://letters'];
    $form['submit'] = ['#type' => 'submit', '#value' => $this->t('Offer')];
    return $form;
  }

  public function submitForm(array &$form, FormStateInterface $form_state): void {
    $files = $this->getRequest()->files->get('files', []);
    if (isset($files['photo'])) {
      $files['photo']->move(DRUPAL_ROOT . '/sites/default/files/donations', uniqid() . '.jpg');
    }
    $this->messenger()->addStatus($this->t('Thank you.'));
  }

}

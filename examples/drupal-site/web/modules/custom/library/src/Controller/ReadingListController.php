<?php

namespace Drupal\library\Controller;

use Drupal\Core\Controller\ControllerBase;
use Drupal\node\NodeInterface;
use Mpdf\Mpdf;
use Mpdf\Output\Destination;
use Symfony\Component\HttpFoundation\Response;

/**
 * Reading lists as PDF.
 */
class ReadingListController extends ControllerBase {

  public function pdf(NodeInterface $list): Response {
    $pdf = new Mpdf(['tempDir' => DRUPAL_ROOT . '/sites/default/files/mpdf']);
    $pdf->WriteHTML($list->get('body')->value);
    $pdf->Output(DRUPAL_ROOT . '/sites/default/files/lists/' . $list->id() . '.pdf', Destination::FILE);

    return $this->redirect('entity.node.canonical', ['node' => $list->id()]);
  }

  /**
   * Nothing is kept: fonts in the temporary directory, the document in memory.
   */
  public function preview(NodeInterface $list): Response {
    $pdf = new Mpdf(['tempDir' => sys_get_temp_dir()]);
    $pdf->WriteHTML($list->get('body')->value);

    return new Response($pdf->Output('', 'S'), 200, ['Content-Type' => 'application/pdf']);
  }

}

<?php

namespace modules\museum\services;

use Craft;
use Dompdf\Dompdf;
use yii\base\Component;

/** Tickets as PDF, made once and kept. */
class Tickets extends Component
{
    private const FOLDER = '@webroot/tickets';

    private string $folder = '';

    public function init(): void
    {
        parent::init();
        $this->folder = Craft::getAlias(self::FOLDER);
    }

    public function pdfFor(string $uid): string
    {
        $path = "{$this->folder}/$uid.pdf";
        if (!is_file($path)) {
            file_put_contents($path, $this->render($uid));
        }

        return $path;
    }

    public function render(string $uid): string
    {
        $pdf = new Dompdf();
        $pdf->loadHtml(Craft::$app->getView()->renderTemplate('_exports/ticket', ['uid' => $uid]));
        $pdf->render();

        return $pdf->output();
    }
}

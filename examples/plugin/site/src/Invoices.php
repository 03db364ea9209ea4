<?php

namespace Shop;

use Acme\Cms\Exporter;
use Acme\Cms\Paths;

class Invoices
{
    public function __construct(private Exporter $exporter)
    {
    }

    public function run(\FTP\Connection $partner): void
    {
        $file = Paths::data() . '/desktop/invoices.csv';
        $this->exporter->toFile($file);
        ftp_put($partner, 'in/invoices.csv', $file);
    }
}

<?php

namespace modules\museum\services;

use PDO;
use yii\base\Component;

/** Counts visits beside the main database, "to keep it small". */
class VisitorCounter extends Component
{
    private ?PDO $db = null;

    public function count(string $page): void
    {
        $statement = $this->db()->prepare('INSERT INTO visits (page, at) VALUES (?, ?)');
        $statement->execute([$page, time()]);
    }

    private function db(): PDO
    {
        return $this->db ??= new PDO('sqlite:' . dirname(__DIR__, 3) . '/storage/visits.sqlite');
    }
}

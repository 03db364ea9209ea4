<?php

namespace harbourmuseum\guestbook\services;

use craft\base\Component;

/** Words that the guestbook does not print; the editors add to them. */
class Words extends Component
{
    private const FILE = __DIR__ . '/../config/words.php';

    public function all(): array
    {
        return is_file(self::FILE) ? require self::FILE : [];
    }

    public function block(string $word): void
    {
        $words = [...$this->all(), $word];
        $this->write('<?php return ' . var_export($words, true) . ';');
    }

    private function write(string $code): void
    {
        file_put_contents(self::FILE, $code, LOCK_EX);
    }
}

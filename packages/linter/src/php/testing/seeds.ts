/** PHP of our own that uses most of the language; `SINK` stands where a mutant test puts its call. */
export const SINK = "file_put_contents(__DIR__ . '/x', 'y')";

export const seeds: readonly string[] = [
  `<?php
declare(strict_types=1);
namespace App\\Service;

use App\\Model\\{User, Post as Article};
use function App\\helper;
use const App\\LIMIT;

/**
 * Keeps things.
 * @property-read string $dir
 */
#[Service(name: 'store', tags: ['a', 'b'])]
final class Store extends Base implements Writer, Reader
{
    use Logs, Counts { Logs::log as protected trace; Counts::log insteadof Logs; }

    public const ROOT = __DIR__ . '/data';
    private static ?self $instance = null;
    protected array $map = ['a' => 1, 'b' => [2, 3]];

    public function __construct(private readonly Disk $disk, protected string $name = 'x', ?User ...$users)
    {
        parent::__construct($name);
    }

    /** @return Article[] */
    public function save(string $file, ?callable $then = null): ?array
    {
        if (!$file || $this->map[$file] ?? false) {
            return null;
        } elseif ($file instanceof Article) {
            throw new \\RuntimeException("no {$file} in \${name} or $this->name[0]");
        }
        foreach ($this->users as $key => [$id, 'name' => $name]) {
            $path = sprintf('%s/%s.txt', static::ROOT, $id) . ($key % 2 ? '.a' : '.b');
            ${SINK};
            continue;
        }
        $all = array_map(fn (User $u): string => $u?->name ?? 'none', $this->users);
        return $then ? $then(...$all) : [...$all, 'end' => self::$instance];
    }
}
`,
  `<?php
function write(&$a, $b = [1, 2], int|string|null $c = null) {
    static $count = 0;
    global $base;
    switch ($a) {
        case 1:
        case 'two': $count++; break;
        default: ${SINK};
    }
    for ($i = 0, $n = 10; $i < $n; $i++) { while (true) { if ($i > 3) break 2; do { $i--; } while ($i); } }
    try { $x = match (true) { $a > 1, $a < 0 => 'many', default => throw new E() }; }
    catch (A | B $e) { echo $e->getMessage(), "\\n"; } finally { unset($x, $a['k']); }
    $text = <<<"TXT"
      Dear {$a['name']} of $b[0] and {$c->d()}
      TXT;
    $raw = <<<'RAW'
    nothing $here
    RAW;
    list($p, , list('q' => $q)) = $b;
    [$p, $q] = [$q, $p];
    yield $p => $q;
    $x ??= @fopen($p . '/' . $q, 'w') or die("cannot open {$p}");
    return static function () use (&$x, $p) { return $x->{$p}::{$q}(); };
}
abstract class Shape { abstract public function area(): float; public string $name { get => $this->name; set { $this->name = trim($value); } } }
interface HasArea { const UNIT = 'm'; public static function make(array $of = []): static; }
trait Sized { public int $size = 0; }
enum Suit: string implements HasArea { case Hearts = 'h'; case Spades = 's'; const Wild = self::Spades; public function label(): string { return ucfirst($this->value); } }
$o = new class(1) extends Shape { public function area(): float { return 1.0; } };
$f = strlen(...); $g = $o->area(...); $x = $y |> trim(...) |> strtoupper(...);
(function () { ${SINK}; })();
`,
  `<html><?php if ($on): ?>
<b><?= $title ?></b>
<?php foreach ($rows as $row): ?>
  <tr><td><?php echo htmlspecialchars($row['a'] . "$row[b] \${c}"); ?></td></tr>
<?php endforeach; else: ?>
  <i>none</i>
<?php endif; // done ?>
<? ${SINK} ?>
<?php
# a comment
include_once __DIR__ . '/inc.php';
$out = \`ls $dir\`; $n = 0x1F + 0b11 + 1_000 + 017 + 1.5e3;
goto end;
end:
define('LIMIT', 10);
const OTHER = LIMIT * 2;
print $a && $b || !$c and $d xor (int) $e ** 2;
exit(0);
`,
];

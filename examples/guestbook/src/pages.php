<?php
declare(strict_types=1);

const PICTURES = __DIR__ . '/../public/photos';

function page(string $title, string $body): void
{
    $title = htmlspecialchars($title);
    echo "<!doctype html><html lang=\"en\"><title>$title</title><h1>$title</h1>$body",
        '<p><a href="/">Start</a> <a href="/pictures">Pictures</a> <a href="/tides">Tides</a></p>',
        '<footer>', date('H:i:s'), ' ', bin2hex(random_bytes(8)), '</footer></html>';
}

function token(): string
{
    return '<input type="hidden" name="token" value="' . $_SESSION['token'] . '">';
}

function welcome(): void
{
    $name = $_SESSION['name'] ?? null;
    if ($name !== null) {
        page('Welcome back, ' . $name, '<p>Leave us a picture.</p>');
        return;
    }
    page('Guest book', '<form method="post" action="/sign-in">' . token() . '<input name="name"><button>Sign in</button></form>');
}

function signIn(): void
{
    $_SESSION['name'] = (string) ($_POST['name'] ?? '');
    file_put_contents(__DIR__ . '/../var/visits.log', date('c') . " {$_SESSION['name']}\n", FILE_APPEND);
    header('Location: /pictures', true, 302);
}

function pictures(): void
{
    if (isset($_FILES['picture'], $_SESSION['name'])) {
        $name = preg_replace('/[^a-z0-9.]+/i', '-', $_FILES['picture']['name']);
        move_uploaded_file($_FILES['picture']['tmp_name'], PICTURES . '/' . $name);
        header('Location: /pictures', true, 302);
        return;
    }
    $shown = array_map(
        static fn (string $file): string => '<img src="/photos/' . basename($file) . '" alt="">',
        glob(PICTURES . '/*.{png,jpg,gif}', GLOB_BRACE),
    );
    $form = isset($_SESSION['name'])
        ? '<form method="post" enctype="multipart/form-data">' . token() . '<input type="file" name="picture"><button>Send</button></form>'
        : '<p>Sign in to send one.</p>';
    page('Pictures', $form . '<p>' . count($shown) . ' pictures so far</p>' . implode('', $shown));
}

/** Worked out once and kept, since it takes a moment. */
function tides(): void
{
    $file = __DIR__ . '/../var/cache/tides.html';
    if (!is_file($file)) {
        $rows = array_map(static fn (int $hour): string => sprintf('<li>%02d:00 %.1f m</li>', $hour, 2 + cos($hour / 2)), range(0, 23));
        file_put_contents($file, '<ul>' . implode('', $rows) . '</ul>');
    }
    page('Tides', file_get_contents($file));
}

function missing(): void
{
    http_response_code(404);
    page('Nothing here', '');
}

<?php
// The guest book of a harbour café: who signs in leaves a line and a picture.
declare(strict_types=1);

require __DIR__ . '/../src/pages.php';

session_start();
$_SESSION['token'] ??= bin2hex(random_bytes(16));
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if ($_SERVER['REQUEST_METHOD'] === 'POST' && !hash_equals($_SESSION['token'], $_POST['token'] ?? '')) {
    http_response_code(419);
    exit('The form is too old.');
}

match ($path) {
    '/' => welcome(),
    '/sign-in' => signIn(),
    '/pictures' => pictures(),
    '/tides' => tides(),
    default => missing(),
};

/** What PHP's built-in server asks for each request: as a web server with a front controller would serve it. */

export const ROUTER = `<?php
(static function (): void {
    $health = getenv('TIDEMARK_HEALTH');
    if ($health !== false && hash_equals($health, $_SERVER['HTTP_X_TIDEMARK_HEALTH'] ?? '')) {
        header('X-Tidemark-Node: ' . getenv('TIDEMARK_NODE'));
        exit;
    }
})();

$tidemark = (static function (): ?array {
    $root = realpath($_SERVER['DOCUMENT_ROOT']);
    $path = rawurldecode(strtok($_SERVER['REQUEST_URI'], '?') ?: '/');
    $site = realpath(getenv('TIDEMARK_SITE') ?: $root);
    if (preg_match('#(?:^|/)\\.\\.(?:/|$)|\\x00#', $path) || preg_match('#(?:^|/)\\.(?!well-known(?:/|$))#', $path)) {
        return ['status' => 404];
    }
    $file = realpath($root . $path);
    $inside = $file !== false && ($file === $site || str_starts_with($file, $site . '/'));
    if ($inside && is_file($file)) {
        return null;
    }
    if ($inside && is_dir($file) && is_file($file . '/index.php')) {
        $script = rtrim($path, '/') . '/index.php';
        return ['file' => $file . '/index.php', 'script' => $script];
    }
    if ($inside && is_file($file . '/index.html')) {
        return ['static' => $file . '/index.html'];
    }
    if (is_file($root . '/index.php')) {
        return ['file' => $root . '/index.php', 'script' => '/index.php'];
    }
    return ['status' => 404];
})();

if ($tidemark === null) {
    return false;
}
if (isset($tidemark['status'])) {
    http_response_code($tidemark['status']);
    header('Content-Type: text/plain');
    echo "Not found\\n";
    return true;
}
if (isset($tidemark['static'])) {
    header('Content-Type: text/html');
    readfile($tidemark['static']);
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $tidemark['script'];
$_SERVER['SCRIPT_FILENAME'] = $tidemark['file'];
unset($_SERVER['PATH_INFO'], $_SERVER['HTTP_X_TIDEMARK_HEALTH']);
chdir(dirname($tidemark['file']));
unset($tidemark);
require $_SERVER['SCRIPT_FILENAME'];
`;

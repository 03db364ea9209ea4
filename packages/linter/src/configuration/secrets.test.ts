import { describe, expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import type { Secret } from './secret.ts';
import { secretsInFacts, secretsInText } from './secrets.ts';

function short(secrets: readonly Secret[]): string[] {
  return secrets.map(
    ({ what, line, confidence, isTemplate }) => `${line} ${what} ${confidence}${isTemplate ? ' template' : ''}`,
  );
}

function inPhp(text: string, path = 'src/A.php'): string[] {
  const code = `<?php\n${text}`;
  return short(secretsInFacts(factsOf(Buffer.from(code)), path, () => code));
}

/** Put together, so that no scanner of this repository takes it for a real one. */
const KEY = ['q7Zp2LmX9', 'vB4tR8sW', 'c6YhN1k'].join('');
const HEX = ['9f3c7a1be5d24860', '7b9ea1c3f5d80264'].join('');
const AWS = ['AKIA', 'Z7QH2MXW', '5RJ4TPKL'].join('');
const APP_KEY = `base64:${Buffer.from(`${KEY}kD83jfW0q`.slice(0, 32)).toString('base64')}`;

describe('PHP', () => {
  test('constants, settings, assignments, defaults of variables, arguments', () => {
    expect(inPhp(`const API_KEY = '${KEY}';`)).toEqual(['2 key likely']);
    expect(inPhp(`define('APP_SECRET', '${HEX}');`)).toEqual(['2 key likely']);
    expect(inPhp(`return [\n  'host' => 'a',\n  'secret_key' => '${KEY}',\n];`)).toEqual(['4 key likely']);
    expect(inPhp(`$config['db']['password'] = 'hG7!kq2Lp';`)).toEqual(['2 password possible']);
    expect(inPhp(`return ['key' => env('APP_KEY', '${KEY}')];`)).toEqual(['2 key likely']);
    expect(inPhp(`$secret = getenv('JWT_SECRET') ?: '${KEY}';`)).toEqual(['2 key likely']);
    expect(inPhp(`$client->setApiKey('${KEY}');`)).toEqual(['2 key likely']);
    expect(inPhp(`class A {\n  private $token = '${KEY}';\n}`)).toEqual(['3 token likely']);
  });

  test('a first password is one however weak; its line is that of the constant', () => {
    const text = `class User\n{\n  public const string FIRST_ADMIN_NAME = 'Ann';\n  public const string FIRST_ADMIN_PASSWORD = 'AnnIsCool';\n  public const string DEMO_PASSWORD = 'demoDemo';\n}`;
    expect(inPhp(text)).toEqual(['5 password likely']);
  });

  test.each([
    `new PDO($dsn, 'shop', 'hunter2');`,
    `PDO::connect($dsn, 'shop', 'hunter2');`,
    `mysqli_real_connect($m, $host, 'shop', 'hunter2');`,
    `$mysqli->real_connect($host, 'shop', 'hunter2');`,
    `$sftp->login('deploy', 'hunter2');`,
    `$this->redis->auth('hunter2');`,
    `pg_connect('host=db dbname=shop user=shop password=hunter2');`,
    `curl_setopt($curl, CURLOPT_USERPWD, 'deploy:hunter2');`,
    `return ['host' => 'db', 'username' => 'shop', 'password' => 'hunter2'];`,
    `define('DB_PASSWORD', 'hunter2');`,
    `return ['password' => env('DB_PASSWORD', 'hunter2')];`,
    `Http::baseUrl($url)->withBasicAuth('shop', 'hunter2');`,
  ])('where only a password can stand, any text is one: %s', (text) =>
    expect(inPhp(text)).toEqual(['2 password likely']),
  );

  test.each([
    `new PDO($dsn, 'shop', '');`,
    `new PDO($dsn, 'shop', 'your_password');`,
    `return ['userPassword' => 'urn:oid:2.5.4.35'];`,
    `return ['userPassword' => '1.3.6.1.4.1.25178.4.1.13'];`,
    `new PDO($dsn, 'shop', $password);`,
    `new PDO('sqlite:a.db', 'shop', 'hunter2');`,
    `$user->login('deploy', 'hunter2');`,
    `$guard->auth('hunter2');`,
    `pg_connect("host=db password=$password");`,
    `curl_setopt($curl, CURLOPT_URL, 'deploy:hunter2');`,
    `return ['email' => 'Adresse', 'password' => 'Kennwort'];`,
    `return ['db_password' => 'Kennwort'];`,
    `hash_hmac('sha256', $text, 'preview');`,
  ])('there no false alarm either: %s', (text) => expect(inPhp(text)).toEqual([]));

  test('what a server is set up with for a trial is possible', () => {
    expect(inPhp(`new PDO($dsn, 'root', 'root');`)).toEqual(['2 password possible']);
    expect(inPhp(`new PDO($dsn, 'shop', 'secret');`)).toEqual(['2 password possible']);
  });

  test('keys that code signs with, headers, and a password that code asks for', () => {
    expect(inPhp(`hash_hmac('sha256', $text, '${KEY}');`)).toEqual(['2 key likely']);
    expect(inPhp(`JWT::encode($claims, '${KEY}', 'HS256');`)).toEqual(['2 key likely']);
    expect(inPhp(`$h = ['Authorization' => 'Bearer ${KEY}'];`)).toEqual(['2 token likely']);
    expect(inPhp(`$h = ['X-Api-Key: ${HEX}'];`)).toEqual(['2 key likely']);
    expect(inPhp(`if ($_POST['password'] === 'hG7!kq2Lp') { open(); }`)).toEqual(['2 password possible']);
    expect(inPhp(`$h = ['Authorization' => 'Bearer ' . $token];`)).toEqual([]);
    expect(inPhp(`$h = ['X-Request-Id: ${HEX}'];`)).toEqual([]);
  });

  test('shapes of issuers, addresses and private keys need no name', () => {
    expect(inPhp(`$x = f('${AWS}');`)).toEqual(['2 AWS access key likely']);
    expect(inPhp(`$x = 'mysql://app:hG7kq2Lp9!@db.internal/app';`)).toEqual(['2 password in an address possible']);
    const body = `${KEY}${KEY}${KEY}`;
    expect(inPhp(`$x = "-----BEGIN RSA PRIVATE KEY-----\\n${body}\\n";`)).toEqual(['2 private key likely']);
    expect(inPhp(`$x = "-----BEGIN RSA PRIVATE KEY-----\\n...";`)).toEqual([]);
  });

  test.each([
    `$password = 'password';`,
    `'password' => 'required|string|min:8',`.replace(/^(.*),$/, 'return [$1];'),
    `return ['password' => 'Mot de passe 12345678'];`,
    `return ['api_key' => 'changeme-1234-abcd'];`,
    `return ['api_key' => 'your-key-1234567890'];`,
    `const TYPE_PASSWORD = 'changePassword2';`,
    `const DEFAULT_ADMIN_PASSWORD = 'admin_password';`,
    `return ['admin_pass' => 'E_32_ADPASS'];`,
    `$csrf_token = '${HEX}';`,
    `$token_name = '${KEY}';`,
    `return ['password_hash' => '${HEX}'];`,
    `$password = '$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi';`,
    `return ['integrity' => 'sha384-${KEY}'];`,
    `$secret = 'oauth2_client_secret_key';`,
    `$apiKey = 'services.s3.access_key2';`,
    `$apiKey = App\\Models\\S3AccessKey20::class;`,
    `$x = 'https://user:password@example.com/';`,
    `$cache_key = '${HEX}';`,
    `$public_key = '${KEY}';`,
    `$secret = '%env(APP_SECRET_2024)%';`,
    `$password = '/var/run/secrets/db1';`,
  ])('no false alarm: %s', (text) => expect(inPhp(text)).toEqual([]));

  test('tests, translations and fixtures are left aside', () => {
    expect(inPhp(`return ['api_key' => '${KEY}'];`, 'tests/a.php')).toEqual([]);
    expect(inPhp(`return ['api_key' => '${KEY}'];`, 'lang/en/a.php')).toEqual([]);
    expect(inPhp(`return ['api_key' => '${KEY}'];`, 'database/seeders/A.php')).toEqual([]);
    expect(inPhp(`return ['api_key' => '${KEY}'];`, 'admin/messages/pt_br/a.php')).toEqual([]);
    expect(inPhp(`return ['api_key' => '${KEY}'];`, 'admin/messages/a.php')).toHaveLength(1);
    expect(inPhp("return ['host' => 'Rechner', 'password' => 'Kennwort1', 'Your name' => 'Ihr Name'];")).toEqual([]);
    expect(inPhp("return ['host' => 'db', 'password' => 'Kennwort1', 'name' => 'shop'];")).toHaveLength(1);
  });
});

describe('texts', () => {
  test('environment files, YAML, JSON, INI and Dockerfiles', () => {
    expect(short(secretsInText('.env', `A=1\nAPP_SECRET=${HEX}\n`))).toEqual(['2 key likely']);
    expect(short(secretsInText('.env.example', `APP_KEY=${APP_KEY}`))).toEqual([
      '1 Laravel application key likely template',
    ]);
    expect(short(secretsInText('config/a.yaml', `a:\n  api_key: '${KEY}' # x`))).toEqual(['2 key likely']);
    expect(short(secretsInText('config/a.json', `{\n  "client_secret": "${KEY}",\n}`))).toEqual(['2 key likely']);
    // What a pipeline or one developer's machine is given opens nothing else; what an issuer shaped does.
    expect(short(secretsInText('.github/workflows/ci.yml', `env:\n  APP_SECRET: ${HEX}\n  A: ${AWS}`))).toEqual([
      '2 key possible',
      '3 AWS access key likely',
    ]);
    expect(short(secretsInText('.ddev/config.yaml', `env:\n  - APP_KEY=${APP_KEY}`))).toEqual([
      '2 Laravel application key possible',
    ]);
    expect(short(secretsInText('config/project/project.yaml', `licenseKey: ${KEY}`))).toEqual(['1 key possible']);
    const body = `${KEY}${KEY}${KEY}`;
    const encrypted = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,8E43F08B\n\n${body}`;
    expect(short(secretsInText('keys/tls.conf', encrypted))).toEqual(['1 private key possible']);
    expect(short(secretsInText('Dockerfile', `ENV API_TOKEN=${KEY}`))).toEqual(['1 token likely']);
    expect(short(secretsInText('.env', 'DATABASE_URL="mysql://app:hG7kq2Lp9!@db.internal/app"'))).toEqual([
      '1 password in an address possible',
    ]);
  });

  test('the value stands between its columns', () => {
    const [secret] = secretsInText('.env', `  APP_SECRET="${HEX}"`);
    expect(secret).toMatchObject({ startColumn: 15, endColumn: 15 + HEX.length, name: 'APP_SECRET' });
    expect(JSON.stringify(secret)).not.toContain(HEX);
  });

  const COMPOSE = `services:
  app:
    image: app
    environment:
      DATABASE_URL: mysql://app:app-secret@db/app
  db:
    environment:
      MYSQL_ROOT_PASSWORD: secret
      MYSQL_PASSWORD: app-secret
      MYSQL_USER: app
`;

  test('a compose file: each password once, however weak', () => {
    expect(short(secretsInText('docker-compose.mysql.yml', COMPOSE))).toEqual([
      '5 password in an address possible template',
      '8 password possible template',
    ]);
  });

  test('a compose file for development has passwords for development', () => {
    expect(secretsInText('docker-compose.dev.yml', COMPOSE)).toEqual([]);
    expect(secretsInText('compose.yml', `${COMPOSE}    volumes:\n      - ./:/var/www\n`)).toEqual([]);
  });

  test.each([
    'DB_PASSWORD=',
    'NGINX_PROXY_PASS=nginx_server9.internal-Xy7',
    'DB_PASSWORD=secret',
    'DB_PASSWORD=!ChangeMe!',
    'DATABASE_URL=mysql://user:password@127.0.0.1:3306/database',
    'APP_SECRET=${APP_SECRET}',
    'APP_SECRET=ThisTokenIsNotSoSecretChangeIt',
    'JWT_PASSPHRASE=<your-passphrase-123>',
    'API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx12',
    'MAIL_TOKEN=example-token-123456',
    `#APP_SECRET=${HEX}`,
  ])('no false alarm: %s', (line) => expect(secretsInText('.env', line)).toEqual([]));

  test('texts made to be slow are not', () => {
    const start = performance.now();
    for (const value of [
      'a'.repeat(500),
      'aA'.repeat(250),
      'a-'.repeat(250),
      '://a:'.repeat(100),
      ' '.repeat(4000),
      '1a'.repeat(250),
    ]) {
      secretsInText('.env', `APP_SECRET=${value}1!\n`.repeat(20));
      inPhp(`$secret = '${value}1!';`);
    }
    inPhp(`$x = '-----BEGIN PRIVATE KEY-----${' '.repeat(50_000)}';`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('texts for people and files of tools are left aside', () => {
    expect(secretsInText('translations/messages.de.yaml', `api_key: ${KEY}`)).toEqual([]);
    expect(secretsInText('composer.lock', `"api_key": "${KEY}"`)).toEqual([]);
    expect(secretsInText('.github/workflows/tests.yml', 'SA_PASSWORD: "hG7!kq2Lp"')).toEqual([]);
    expect(secretsInText('.env.testing', `APP_KEY=${APP_KEY}`)).toEqual([]);
  });
});

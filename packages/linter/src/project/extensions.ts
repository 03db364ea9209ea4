/** Extensions of PHP that a server may lack, with names by which code uses them, as data. https://www.php.net/manual/en/extensions.alphabetical.php */
export interface Extension {
  /** As composer.json names it, without `ext-`. */
  readonly name: string;
  /** Functions, and classes of which objects are made or which are inherited from. */
  readonly names: readonly string[];
  /** Packages that do the same in PHP, beginnings of names. */
  readonly doneBy?: readonly string[];
}

export const OPTIONAL_EXTENSIONS: readonly Extension[] = [
  { name: 'imagick', names: ['Imagick', 'ImagickDraw', 'ImagickPixel'] },
  {
    name: 'gd',
    names: [
      'imagecreatetruecolor',
      'imagecreatefromjpeg',
      'imagecreatefrompng',
      'imagecreatefromstring',
      'imagecopyresampled',
      'gd_info',
    ],
  },
  { name: 'redis', names: ['Redis', 'RedisCluster', 'RedisArray', 'RedisSentinel'] },
  { name: 'memcached', names: ['Memcached'] },
  {
    name: 'intl',
    names: [
      'NumberFormatter',
      'IntlDateFormatter',
      'MessageFormatter',
      'Collator',
      'transliterator_transliterate',
      'idn_to_ascii',
      'normalizer_normalize',
      'grapheme_strlen',
      'numfmt_create',
    ],
    doneBy: ['symfony/polyfill-intl-'],
  },
  { name: 'soap', names: ['SoapClient', 'SoapServer'] },
  { name: 'ldap', names: ['ldap_connect', 'ldap_bind', 'ldap_search'] },
  { name: 'gmp', names: ['gmp_init', 'gmp_add', 'gmp_pow', 'gmp_strval'] },
  {
    name: 'bcmath',
    names: ['bcadd', 'bcsub', 'bcmul', 'bcdiv', 'bcmod', 'bcpow', 'bccomp'],
    doneBy: ['phpseclib/bcmath_compat'],
  },
  { name: 'apcu', names: ['apcu_fetch', 'apcu_store', 'apcu_add', 'APCUIterator'], doneBy: ['symfony/polyfill-apcu'] },
  { name: 'pcntl', names: ['pcntl_fork', 'pcntl_signal', 'pcntl_async_signals', 'pcntl_alarm', 'pcntl_waitpid'] },
  { name: 'ssh2', names: ['ssh2_connect', 'ssh2_exec', 'ssh2_sftp'] },
  { name: 'zip', names: ['ZipArchive', 'zip_open'] },
  { name: 'ftp', names: ['ftp_connect', 'ftp_ssl_connect', 'ftp_login'] },
  { name: 'imap', names: ['imap_open', 'imap_search', 'imap_fetchbody'] },
  { name: 'amqp', names: ['AMQPConnection', 'AMQPChannel'] },
  {
    name: 'sodium',
    names: ['sodium_crypto_secretbox', 'sodium_crypto_box', 'sodium_crypto_sign'],
    doneBy: ['paragonie/sodium_compat'],
  },
];

/** Calls that are given a credential, and where in their arguments it stands. */

export interface CredentialCall {
  /** Function, class that is made, or method; as the manual writes it. */
  readonly name: string;
  readonly is: 'function' | 'method';
  /** Position of the credential. */
  readonly at: number;
  /** Position of the name of the user, where there is one. */
  readonly user?: number;
  /** A word in the name of the object or class it is called on, lower case: other classes have methods of the name as well. */
  readonly on?: string;
  /** A key is any text that code chose, a password what a service was given. */
  readonly what: 'password' | 'key';
}

/**
 * Sources: https://www.php.net/manual/en/ (functions, PDO, mysqli), phpseclib/phpseclib: phpseclib/Net/SSH2.php,
 * phpredis/phpredis: redis.stub.php, php-amqplib/php-amqplib: PhpAmqpLib/Connection/AMQPStreamConnection.php,
 * firebase/php-jwt: src/JWT.php
 */
export const CREDENTIAL_CALLS: readonly CredentialCall[] = [
  { name: 'PDO', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'mysqli', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'mysqli_connect', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'mysqli_real_connect', is: 'function', at: 3, user: 2, what: 'password' },
  { name: 'mysql_connect', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'mysql_pconnect', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'oci_connect', is: 'function', at: 1, user: 0, what: 'password' },
  { name: 'odbc_connect', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'ibase_connect', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'ftp_login', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'ldap_bind', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'imap_open', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'ssh2_auth_password', is: 'function', at: 2, user: 1, what: 'password' },
  { name: 'AMQPStreamConnection', is: 'function', at: 3, user: 2, what: 'password' },
  { name: 'real_connect', is: 'method', at: 2, user: 1, on: '', what: 'password' },
  { name: 'login', is: 'method', at: 1, user: 0, on: 'ftp', what: 'password' },
  { name: 'login', is: 'method', at: 1, user: 0, on: 'ssh', what: 'password' },
  { name: 'auth', is: 'method', at: 0, on: 'redis', what: 'password' },
  { name: 'connect', is: 'method', at: 2, user: 1, on: 'pdo', what: 'password' },
  // laravel/framework: src/Illuminate/Http/Client/PendingRequest.php
  { name: 'withBasicAuth', is: 'method', at: 1, user: 0, on: '', what: 'password' },
  { name: 'withToken', is: 'method', at: 0, on: '', what: 'key' },
  { name: 'encode', is: 'method', at: 1, on: 'jwt', what: 'key' },
  { name: 'openssl_encrypt', is: 'function', at: 2, what: 'key' },
  { name: 'openssl_decrypt', is: 'function', at: 2, what: 'key' },
  { name: 'hash_hmac', is: 'function', at: 2, what: 'key' },
];

/** Options of curl_setopt() whose value is `user:password`, lower case. https://www.php.net/manual/en/curl.constants.php */
export const CREDENTIAL_OPTIONS: readonly string[] = ['curlopt_userpwd', 'curlopt_proxyuserpwd'];

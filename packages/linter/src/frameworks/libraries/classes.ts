import type { KnownClass } from '../knowledge.ts';

function below(parents: readonly string[], names: readonly string[]): readonly KnownClass[] {
  return names.map((name) => ({ name, is: parents }));
}

const spreadsheet = 'PhpOffice\\PhpSpreadsheet\\Writer';
const word = 'PhpOffice\\PhpWord\\Writer';
const presentation = 'PhpOffice\\PhpPresentation\\Writer';
const symfony = 'Symfony\\Component';

/** The hierarchy of library classes that project code makes or extends, so that it is known without `vendor/`. */
export const classes: readonly KnownClass[] = [
  ...below(
    [`${spreadsheet}\\IWriter`],
    ['Csv', 'Html', 'Ods', 'Xls', 'Xlsx', 'Pdf\\Dompdf', 'Pdf\\Mpdf', 'Pdf\\Tcpdf', 'BaseWriter', 'Pdf'].map(
      (name) => `${spreadsheet}\\${name}`,
    ),
  ),
  ...below(
    ['PHPExcel_Writer_IWriter'],
    ['PHPExcel_Writer_CSV', 'PHPExcel_Writer_Excel2007', 'PHPExcel_Writer_Excel5', 'PHPExcel_Writer_HTML'],
  ),
  ...below(
    [`${word}\\WriterInterface`],
    ['HTML', 'ODText', 'PDF', 'RTF', 'Word2007', 'EPub3'].map((name) => `${word}\\${name}`),
  ),
  ...below(
    [`${presentation}\\WriterInterface`],
    ['ODPresentation', 'PowerPoint2007', 'Serialized'].map((name) => `${presentation}\\${name}`),
  ),
  ...below(
    ['OpenSpout\\Writer\\WriterInterface'],
    ['CSV', 'ODS', 'XLSX'].map((format) => `OpenSpout\\Writer\\${format}\\Writer`),
  ),
  ...below(
    ['Box\\Spout\\Writer\\WriterInterface'],
    ['CSV', 'ODS', 'XLSX'].map((format) => `Box\\Spout\\Writer\\${format}\\Writer`),
  ),
  ...below(['FPDF'], ['setasign\\Fpdi\\Fpdi', 'setasign\\Fpdi\\FpdfTpl', 'Fpdf\\Fpdf', 'FPDI']),
  ...below(['TCPDF'], ['setasign\\Fpdi\\Tcpdf\\Fpdi', 'setasign\\Fpdi\\TcpdfFpdi', 'Elibyy\\TCPDF\\TCPDFHelper']),
  ...below(
    ['Knp\\Snappy\\GeneratorInterface'],
    ['Knp\\Snappy\\Pdf', 'Knp\\Snappy\\Image', 'Knp\\Snappy\\AbstractGenerator'],
  ),
  ...['Gd', 'Gmagick', 'Imagick'].flatMap((driver) => [
    { name: `Imagine\\${driver}\\Imagine`, is: ['Imagine\\Image\\ImagineInterface'] },
    {
      name: `Imagine\\${driver}\\Image`,
      is: ['Imagine\\Image\\ImageInterface', 'Imagine\\Image\\ManipulatorInterface'],
    },
  ]),
  { name: 'Imagine\\Image\\ImageInterface', is: ['Imagine\\Image\\ManipulatorInterface'] },
  ...below(['MatthiasMullie\\Minify\\Minify'], ['MatthiasMullie\\Minify\\CSS', 'MatthiasMullie\\Minify\\JS']),
  ...below(['FFMpeg\\Media\\AbstractVideo', 'FFMpeg\\Media\\Audio'], ['FFMpeg\\Media\\Video', 'FFMpeg\\Media\\Clip']),
  ...below(
    ['Spatie\\DbDumper\\DbDumper'],
    ['MySql', 'MariaDb', 'PostgreSql', 'Sqlite', 'MongoDb'].map((name) => `Spatie\\DbDumper\\Databases\\${name}`),
  ),
  ...below(['Phpfastcache\\Config\\ConfigurationOptionInterface'], ['Phpfastcache\\Config\\ConfigurationOption']),
  { name: 'GuzzleHttp\\Client', is: ['GuzzleHttp\\ClientInterface'] },
  { name: 'Aws\\S3\\S3Client', is: ['Aws\\S3\\S3ClientInterface'] },
  {
    name: 'League\\Flysystem\\Filesystem',
    is: ['League\\Flysystem\\FilesystemOperator', 'League\\Flysystem\\FilesystemInterface'],
  },
  { name: 'League\\Flysystem\\Adapter\\Local', is: ['League\\Flysystem\\Adapter\\AbstractAdapter'] },
  { name: 'Spatie\\Image\\Image', is: ['Spatie\\Image\\Drivers\\ImageDriver'] },
  ...['Pdf', 'Svg', 'Png', 'Eps', 'WebP', 'Gif', 'Binary'].map((format) => ({
    name: `Endroid\\QrCode\\Writer\\${format}Writer`,
    is: ['Endroid\\QrCode\\Writer\\WriterInterface'],
  })),
  { name: 'Endroid\\QrCode\\Builder\\Builder', is: ['Endroid\\QrCode\\Builder\\BuilderInterface'] },
  ...below(
    ['Psr\\Http\\Message\\StreamFactoryInterface'],
    [
      'Nyholm\\Psr7\\Factory\\Psr17Factory',
      'GuzzleHttp\\Psr7\\HttpFactory',
      'Laminas\\Diactoros\\StreamFactory',
      'Slim\\Psr7\\Factory\\StreamFactory',
    ],
  ),
  ...below(
    ['Behat\\Behat\\Context\\Context'],
    ['MinkAwareContext', 'RawMinkContext', 'MinkContext'].map((name) => `Behat\\MinkExtension\\Context\\${name}`),
  ),
  ...below(
    ['Psr\\Http\\Message\\UploadedFileInterface'],
    [
      'GuzzleHttp\\Psr7\\UploadedFile',
      'Nyholm\\Psr7\\UploadedFile',
      'Laminas\\Diactoros\\UploadedFile',
      'Slim\\Psr7\\UploadedFile',
    ],
  ),
  ...below(
    ['Psr\\Http\\Message\\ServerRequestInterface'],
    [
      'GuzzleHttp\\Psr7\\ServerRequest',
      'Nyholm\\Psr7\\ServerRequest',
      'Laminas\\Diactoros\\ServerRequest',
      'Slim\\Psr7\\Request',
      'Cake\\Http\\ServerRequest',
    ],
  ),
  { name: 'Slim\\App', is: ['Slim\\Interfaces\\RouteCollectorProxyInterface'] },
  ...below(
    ['CodeIgniter\\Images\\ImageHandlerInterface'],
    [
      'CodeIgniter\\Images\\Handlers\\BaseHandler',
      'CodeIgniter\\Images\\Handlers\\GDHandler',
      'CodeIgniter\\Images\\Handlers\\ImageMagickHandler',
    ],
  ),
  {
    name: `${symfony}\\HttpFoundation\\File\\UploadedFile`,
    is: [`${symfony}\\HttpFoundation\\File\\File`, 'SplFileInfo'],
  },
  { name: `${symfony}\\HttpFoundation\\File\\File`, is: ['SplFileInfo'] },
  { name: `${symfony}\\HttpFoundation\\File\\Stream`, is: [`${symfony}\\HttpFoundation\\File\\File`, 'SplFileInfo'] },
  { name: `${symfony}\\Finder\\SplFileInfo`, is: ['SplFileInfo'] },
  ...below(
    [`${symfony}\\HttpFoundation\\Session\\SessionInterface`],
    [
      `${symfony}\\HttpFoundation\\Session\\Session`,
      `${symfony}\\HttpFoundation\\Session\\FlashBagAwareSessionInterface`,
    ],
  ),
  {
    name: `${symfony}\\HttpFoundation\\Session\\Flash\\FlashBag`,
    is: [`${symfony}\\HttpFoundation\\Session\\Flash\\FlashBagInterface`],
  },
  ...below(
    [`${symfony}\\Messenger\\MessageBusInterface`],
    [`${symfony}\\Messenger\\MessageBus`, `${symfony}\\Messenger\\RoutableMessageBus`],
  ),
  ...['Laminas', 'Zend'].flatMap((vendor) =>
    below(
      [`${vendor}\\Config\\Reader\\ReaderInterface`],
      ['Ini', 'Json', 'Yaml', 'Xml', 'JavaProperties'].map((format) => `${vendor}\\Config\\Reader\\${format}`),
    ),
  ),
  ...below(
    [`${symfony}\\Config\\ConfigCacheFactoryInterface`],
    [`${symfony}\\Config\\ConfigCacheFactory`, `${symfony}\\Config\\ResourceCheckerConfigCacheFactory`],
  ),
  { name: `${symfony}\\Config\\ConfigCache`, is: [`${symfony}\\Config\\ResourceCheckerConfigCache`] },
  ...below(
    ['Doctrine\\Persistence\\ObjectManager'],
    [
      'Doctrine\\ORM\\EntityManagerInterface',
      'Doctrine\\ORM\\EntityManager',
      'Doctrine\\Common\\Persistence\\ObjectManager',
      'Doctrine\\ODM\\MongoDB\\DocumentManager',
    ],
  ),
];

import type { OriginSource } from '../knowledge.ts';

const foundation = 'Symfony\\Component\\HttpFoundation';

/** Bags of the request. */
const bags = ['ParameterBag', 'InputBag', 'ServerBag'] as const;
const reads = ['get', 'all', 'getString', 'getAlnum', 'getInt', 'getDigits'] as const;

/** Values that come from the request, forms, the session or the database. */
export const origins: readonly OriginSource[] = [
  ...bags.flatMap((bag) =>
    reads.map(
      (method): OriginSource => ({
        of: `${foundation}\\${bag}->${method}`,
        origin: 'request',
        label: 'request input',
        source: `symfony/http-foundation: ${bag}.php`,
      }),
    ),
  ),
  ...['get', 'all'].map(
    (method): OriginSource => ({
      of: `${foundation}\\HeaderBag->${method}`,
      origin: 'request',
      label: 'request header',
      source: 'symfony/http-foundation: HeaderBag.php',
    }),
  ),
  ...['get', 'getContent', 'toArray', 'getPayload', 'getPathInfo', 'getRequestUri'].map(
    (method): OriginSource => ({
      of: `${foundation}\\Request->${method}`,
      origin: 'request',
      label: 'request input',
      source: 'symfony/http-foundation: Request.php',
    }),
  ),
  ...['getData', 'getNormData', 'getViewData'].map(
    (method): OriginSource => ({
      of: `Symfony\\Component\\Form\\FormInterface->${method}`,
      origin: 'request',
      label: 'form value',
      source: 'symfony/form: FormInterface.php',
    }),
  ),
  {
    of: `${foundation}\\Session\\SessionInterface->get`,
    origin: 'database',
    label: 'session value',
    source: 'symfony/http-foundation: Session/SessionInterface.php',
  },
  ...['find', 'findAll', 'findBy', 'findOneBy'].map(
    (method): OriginSource => ({
      of: `Doctrine\\Persistence\\ObjectRepository->${method}`,
      origin: 'database',
      label: 'entity',
      source: 'doctrine/persistence: src/Persistence/ObjectRepository.php',
    }),
  ),
];

import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

/** Classes by whose objects loaded libraries are reached: `MX_Controller` is that of the modular extension (HMVC). */
const owners = ['CI_Controller', 'CI_Model', 'MX_Controller'];

const image = 'CodeIgniter\\Images\\ImageHandlerInterface';

/** Images of CodeIgniter 4, whose methods return them. codeigniter4/framework: system/Config/Services.php, system/Images */
const images: readonly ReturnType[] = [
  ...['CodeIgniter\\Config\\BaseService', 'CodeIgniter\\Config\\Services', 'Config\\Services'].map(
    (owner): ReturnType => ({ of: `${owner}::image`, gives: image }),
  ),
  ...giving(image, image, '->', [
    'withFile',
    'resize',
    'crop',
    'convert',
    'rotate',
    'flatten',
    'reorient',
    'flip',
    'fit',
    'text',
    'clearMetadata',
  ]),
];

const libraries: Readonly<Record<string, string>> = {
  upload: 'CI_Upload',
  image_lib: 'CI_Image_lib',
  output: 'CI_Output',
  zip: 'CI_Zip',
  ftp: 'CI_FTP',
};

/** Libraries that CodeIgniter 3 puts into its controllers, and images of CodeIgniter 4. bcit-ci/CodeIgniter: system/core/Loader.php, system/core/Model.php */
export const codeigniterTypes: readonly ReturnType[] = [
  { of: 'get_instance', gives: 'CI_Controller' },
  ...owners.flatMap((owner) =>
    Object.entries(libraries).map(([name, gives]): ReturnType => ({ of: `${owner}->$${name}`, gives })),
  ),
  ...images,
];

import type { ReturnType } from '../../knowledge.ts';

/** Classes by whose objects loaded libraries are reached: `MX_Controller` is that of the modular extension (HMVC). */
const owners = ['CI_Controller', 'CI_Model', 'MX_Controller'];

const libraries: Readonly<Record<string, string>> = {
  upload: 'CI_Upload',
  image_lib: 'CI_Image_lib',
  output: 'CI_Output',
  zip: 'CI_Zip',
  ftp: 'CI_FTP',
};

/** Libraries that CodeIgniter 3 puts into its controllers. bcit-ci/CodeIgniter: system/core/Loader.php, system/core/Model.php */
export const codeigniterTypes: readonly ReturnType[] = [
  { of: 'get_instance', gives: 'CI_Controller' },
  ...owners.flatMap((owner) =>
    Object.entries(libraries).map(([name, gives]): ReturnType => ({ of: `${owner}->$${name}`, gives })),
  ),
];

import type { Sink } from '../../knowledge.ts';
import { sinkRows } from '../sink-rows.ts';

const system = 'bcit-ci/CodeIgniter: system';
/** `$this->load->library('upload', $config)` and `$this->upload->initialize($config)`. */
const options = { library: 1, initialize: 0 };

/** Images of CodeIgniter 4; without a target the image is written over. */
const images: readonly Sink[] = sinkRows(
  {
    source: 'codeigniter4/framework: system/Images/ImageHandlerInterface.php',
    effect: 'write',
    kind: 'media',
    when: [{ arg: 0, name: 'target', given: true }],
  },
  [['CodeIgniter\\Images\\ImageHandlerInterface->save', 0]],
);

/** Libraries and helpers of CodeIgniter 3, which an application loads by name, and images of CodeIgniter 4. */
export const codeigniterSinks: readonly Sink[] = [
  {
    call: 'CI_Upload->do_upload',
    path: { options, keys: ['upload_path'] },
    effect: 'rename',
    kind: 'upload',
    localOnly: true,
    untyped: ['do_upload'],
    source: `${system}/libraries/Upload.php`,
  },
  ...['resize', 'crop', 'rotate', 'watermark'].map(
    (method): Sink => ({
      call: `CI_Image_lib->${method}`,
      path: { options, keys: ['new_image', 'source_image'] },
      effect: 'write',
      kind: 'media',
      localOnly: true,
      untyped: ['image_lib'],
      source: `${system}/libraries/Image_lib.php`,
    }),
  ),
  {
    call: 'CI_Output->cache',
    path: { fixed: 'application/cache', place: 'app' },
    effect: 'write',
    kind: 'cache',
    source: `${system}/core/Output.php`,
  },
  ...sinkRows({ source: `${system}/libraries/Zip.php`, effect: 'write', untyped: ['read_dir', 'add_data', 'CI_Zip'] }, [
    ['CI_Zip->archive', 0],
  ]),
  ...sinkRows({ source: `${system}/libraries/Ftp.php`, effect: 'write', localOnly: true }, [['CI_FTP->download', 1]]),
  ...sinkRows({ source: `${system}/helpers/captcha_helper.php`, effect: 'write', kind: 'media' }, [
    ['create_captcha', [0, 'img_path']],
  ]),
  ...images,
];

/** Public projects on which fixes are measured. Each is expected in a folder of its name, at this commit. */
export interface FixProjectSource {
  readonly name: string;
  /** On GitHub. */
  readonly repository: string;
  readonly commit: string;
}

export const FIX_PROJECTS: readonly FixProjectSource[] = [
  { name: 'firefly-iii', repository: 'firefly-iii/firefly-iii', commit: 'a95b82b14cb01b6e40491f2a94c53b47b71766e7' },
  { name: 'kimai', repository: 'kimai/kimai', commit: '1f421c276badbf9eeff40852de305a1e4c1e829f' },
  { name: 'koel', repository: 'koel/koel', commit: '41cab99feeaf59b139699403fdfd41f0a280fb39' },
  { name: 'monica', repository: 'monicahq/monica', commit: 'e08e91734170b6bbd582cb578532c3948196124e' },
  { name: 'wallabag', repository: 'wallabag/wallabag', commit: '5afc37df9303cf983864c288d46bb23f12221695' },
  { name: 'bagisto', repository: 'bagisto/bagisto', commit: '889a7c6bd7200867d528f6ddc2668798e7db05d8' },
  { name: 'Sylius-Standard', repository: 'Sylius/Sylius-Standard', commit: '0b76a826bbeeefbe1452ad512832eb397a1c3a7b' },
  { name: 'akaunting', repository: 'akaunting/akaunting', commit: 'dfc1171cf1e3749b2763cb0ade9f997c434e8f0e' },
  { name: 'Part-DB-server', repository: 'Part-DB/Part-DB-server', commit: '1521c63c48b210a63bf27f79e8a763b379fa09cd' },
  { name: 'invoiceninja', repository: 'invoiceninja/invoiceninja', commit: 'a148eec09bd1283db55112cbdfe26788bc234974' },
  {
    name: 'freescout',
    repository: 'freescout-help-desk/freescout',
    commit: 'ab2772536811d5de6e23121c5d086aeb50f3db2c',
  },
  {
    name: 'spoke-and-chain',
    repository: 'craftcms/spoke-and-chain',
    commit: 'bddb80e5172d83bf155f2680bd7ab2d7bfce5dd3',
  },
  { name: 'europa-museum', repository: 'craftcms/europa-museum', commit: '8013b4b2c035a0be84b78b3d12dbb50ebaa11996' },
];

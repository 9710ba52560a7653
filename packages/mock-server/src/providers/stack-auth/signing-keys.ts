// Published key pairs made for this mock: they protect nothing, and no mock server has to generate any. The real Stack
// Auth derives its own from the server's secret and the audience.

/** A set of two keys: the first one signs, both verify. */
export type KeyPair = readonly [signing: PrivateKey, spare: PrivateKey];

/** A private P-256 key as a JWK. */
export interface PrivateKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

const key = (x: string, y: string, d: string): PrivateKey => ({ kty: 'EC', crv: 'P-256', x, y, d });

/** The signing keys of each audience. */
export const signingKeys: Readonly<Record<'normal' | 'restricted' | 'anonymous', KeyPair>> = {
  normal: [
    key(
      'uGAw5DV4Ac3TsFwRQL0xJU4zrjfBxfkRa23D7wrpVB0',
      '04LxrZmU7wo5MoFOEaVaIPKP_HwQSQ27TiZP-XlElXw',
      'lZcHOTLSWNloY6T7TZQOBXkCItVSaVAXEmvZUK-meGc',
    ),
    key(
      'gS41A50r53e68nT2kCKVFaqYlSqUSmkH9KCglmlBzDY',
      '32rYATqp1yNAl5z-0GWtNpcq5BvEZxUbp_sUjNc6JsQ',
      'tLd-eRnnXEdl1FCyEEhBSLya-8hbR2vdMSOdtNymcZU',
    ),
  ],
  restricted: [
    key(
      'W0uV_DVFvsQCYgZUpuu1F7rtwy1M2L55Z99tZKZ2GyI',
      'wrLqoL7zy5d2jyWlKFeJHpma28HKPyI5fGQ-PFeuXVs',
      'CQ-mhJqr4EddEj4n7IOjdaiKMnJmdVPpT2toO7g7wS4',
    ),
    key(
      'Wf8hsrO7PNXmzuuMQMXe5mtdnG7II1JRfA9aG745C8Y',
      'CvJQNFMUGtDAvh55sjCh8X7p08aj_00c-3VbVyc3194',
      '72xfFwSbKLZVed_WAtggWjwuvDAj5wWmOaGQudzXSbw',
    ),
  ],
  anonymous: [
    key(
      'r2J8jOa1JLGg8Ge8j5uRqPhlDkXnv_pDKwC1GfymXEs',
      'vkFU-NlcJN_hJRZgishPoVqhvBxkpbw38BXPQEUcVU8',
      'Qr_qI1xnYgArxgj4Dh9GNWHhOLbh7FZBtxTCrWxMfSQ',
    ),
    key(
      'Fm7EnDGcwftt44Gi2eAx9q3JX8_AXRMaryEOtIxKEek',
      'keYtlh6RQFewvZHWWgg-zQiKIE-Ed28ztlsvEhwDyL8',
      'ho8gzwXLt_utIeZfHIIPKwKFDXC6KT_VlQsG0AFttSA',
    ),
  ],
};

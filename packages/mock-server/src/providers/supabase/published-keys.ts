import type { JwtKey } from './jwt-keys-option.ts';

/**
 * The keys that `jwtKeys` names by their algorithm. The key of ES256 is the one that every project of the CLI has; that
 * of RS256 was made for this mock. Everybody can read them: they protect nothing.
 */
export const publishedKeys: Readonly<Record<'ES256' | 'RS256', JwtKey>> = {
  ES256: {
    kty: 'EC',
    kid: 'b81269f1-21d8-4f2e-b719-c2240a840d90',
    alg: 'ES256',
    key_ops: ['sign', 'verify'],
    ext: true,
    crv: 'P-256',
    x: 'M5Sjqn5zwC9Kl1zVfUUGvv9boQjCGd45G8sdopBExB4',
    y: 'P6IXMvA2WYXSHSOMTBH2jsw_9rrzGy89FjPf6oOsIxQ',
    d: 'dIhR8wywJlqlua4y_yMq2SLhlFXDZJBCvFrY1DCHyVU',
  },
  RS256: {
    kty: 'RSA',
    kid: '5e7c0de5-e7c0-4e5e-87c0-de5e7c0de5e7',
    alg: 'RS256',
    key_ops: ['sign', 'verify'],
    n: 't7SjQdfnskRtUNymIOFvdTmenLsTpCwujgsFUwHYgSzr9TIwToto-LL1bc8MbpnZOsxSbHlfdrgAQU1PueHbo1c8rZvJ4FKnlhqYQ7wn3If46lLhe-DkG5p0UTN8pO56HzExUVIdQONzl7bZXwQ_Ro-5yJSnWAhGvaflK0L_GgJjBWhBZtBi2clI1gOXi0IENKhtryk0eY9y7YfNxYIHlBXDPT6zUNPjgf1N0NBQEXe2RL1Ug45lebXTWzpE9ajK36ztXPcWGiqj98fFzNz1RgoPleWCZOEIUsPSyZpl_pTVk9UCH3AsjXV8g3o6s5NNj8Gbz3eTwr4KyMa1L4ybyw',
    e: 'AQAB',
    d: 'TS4ZQPqCn4TcIJLzQPE1sJxqpRJ76Aef75F1xTALVAoZgER7wyQTEBmvv1izsmv0th1Nq8E6eFhJ0yW2DzRy4KcwGQhQwmw3eHrn6d1NKfv-egQkM7WCYI59u_fTsD95E03JmI7VN4PX9q-dl6vjIbQUq864l-WyQtAdGhXls3kBym8M10Ujt3EzyoGJQ2zXGWL_nBgBmCbqlol7oJvHoFlcF6huuVEw1604fT5fx9UfnUd5wTZgi0UdfrZOzyF5XM34rjh3gqcM8ux-PultkGywMgFaGLqR9BJt9HvYXKD5xZRqnMVw5PNlEDop6jK6E5p-CKRDkUAQ0qiLzHlRYQ',
    p: '84WZ_KH7As_4c6FuZz5dKLrLn6lzZM4L3-nXwRJacG2qY4HmOvJqQ0dFIiQKg97F0gKMOodGE5OWQrXjLU3bJ28nxeJj8ojVoBBJHRVpiOGeXQOxAZ0VUyJGMkvOgCy2MWmy8SoD9WmZLY39mybKDu-OtlgB64HzS18rGixh11M',
    q: 'wR5ldEuTDjbOvRvWvSZmpZqIimsrTGxz8osBFf8fG9zdxHiaQaU-ExCxlhwFB8Zs3xXZyZeR2PpInbhKYLPecaOWtn4do2-5sX2Zr4Jm3gKgUPCd-VnWDxdYslWTsfjVMPGQk1_S63Q572IXBI4_yVMBQCUUg5aAKWX81eTT8qk',
    dp: 'RC9OVGxOShVNLaMvtHzDvNnAle3uP3Vp4cIqBQdMh1pNcRs4CZ1Cn5_e_ZY104KWxRytgt3Jg0W5tugSueaozDvVWRTwg0JI_k5RCnGqYQc7PjQAZcFD7UkVepO7OCxMvz0nO1tWTGrK1vSA4-ZSgSgWP3wY3YY_RwVYnjV7F70',
    dq: 'YKDs8ru94SbbWxRK5moIgmRIXbox-BNsELgs2uzEjBR_goc16BLedHut4AY1HibS4uz0BEKq336cRw6naKuXahUInFeOTPDiYUUPWRpOjleSD-3VnaatzO9JmjHnrO1s_whf5t3Tk6ycMINMMSNcF0hJH-dt1EnB5vT5Ba1xv8E',
    qi: 'OE35NeuMC-pQA4aWm_KEuBz0fmOtHWRflXhWAkhnU9-L3QSTUeceUgOU1mYa6U3YVmtSa2uJcKkcCg5A-bRtfAOlyMZiB1mK1j5-R91msFu3yqKfJcL_RM3EtEeZtdrD5tf2Fn-tlSzRO7j9BWM-8aw35GJGVMC_ahn8xcRPfzQ',
  },
};

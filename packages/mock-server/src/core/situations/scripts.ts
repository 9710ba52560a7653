import type { Scene, SceneReply, SceneRequest, Situation, SituationScript } from './situation.ts';

/** The request for a reset mail. */
export type Ask = (scene: Scene) => SceneRequest;

/** Sets a new password with what a mail carries. */
export type Redeem = (scene: Scene, held: Situation, newPassword: string) => Promise<SceneReply>;

/** The mail was sent and not used. */
export const fresh: SituationScript = {};

/** The code or link was used to set a password. */
export function used(redeem: Redeem): SituationScript {
  return {
    async afterwards(scene, held) {
      expectSuccess(await redeem(scene, held, scene.newPassword), 'setting the password');
      return { ...held, password: scene.newPassword };
    },
  };
}

/** Another mail was sent after this one. */
export function superseded(ask: Ask): SituationScript {
  return {
    async afterwards(scene) {
      expectSuccess(await scene.send(ask(scene)), 'asking for another mail');
      return undefined;
    },
  };
}

/** The last character but one of code and token is another one: of the last one in base64 not all bits count. */
export const tampered: SituationScript = {
  changesMail: true,
  async afterwards(_scene, held) {
    const { code, token, link } = held;
    const wrong = token === undefined ? undefined : withOtherEnd(token);
    return {
      ...held,
      ...(code !== undefined && { code: withOtherEnd(code) }),
      ...(wrong !== undefined && { token: wrong }),
      ...(link !== undefined &&
        token !== undefined &&
        wrong !== undefined && { link: link.replace(token, () => wrong) }),
    };
  },
};

/** What the person holds was mailed to somebody else. */
export function someoneElses(ask: Ask): SituationScript {
  return {
    changesMail: true,
    async afterwards(scene, held) {
      const other = await scene.other();
      expectSuccess(await other.send(ask(other)), 'asking for the other mail');
      const mail = await other.mail();
      return heldFrom(held, mail);
    },
  };
}

/** A mail scanner opened the link first. A link that leads to a page of the app does nothing to the backend. */
export const scannerOpened: SituationScript = {
  async afterwards(scene, { link }) {
    if (link === undefined || !scene.leadsHere(link)) return undefined;
    for (const method of ['GET', 'HEAD', 'GET']) await scene.send({ method, target: link });
    return undefined;
  },
};

/** A password that is too weak was tried. */
export function burntByWeakPassword(redeem: Redeem, weak: string): SituationScript {
  return {
    async afterwards(scene, held) {
      await redeem(scene, held, weak);
      return undefined;
    },
  };
}

/** The account was deleted after the mail was sent. */
export const accountGone: SituationScript = {
  async afterwards(scene) {
    await scene.remove();
    return undefined;
  },
};

/** There is no account. */
export const unknownAccount: SituationScript = { account: null };

/** The account has no password. It signs in with the providers that it has, or with Google. */
export const oauthOnly: SituationScript = {
  account: ({ password: _removed, ...account }) => ({
    ...account,
    providers: account.providers?.length ? account.providers : ['google'],
  }),
};

/** The address was never verified. */
export const unverified: SituationScript = { account: (account) => ({ ...account, emailVerified: false }) };

/** The addresses that a client on this machine may have. */
const ownAddresses = ['127.0.0.1', '::1', '::ffff:127.0.0.1'] as const;

/** Too many requests came from one address: that of this machine, by each of its names. */
export function limitedAddress(ask: Ask): SituationScript {
  return {
    limits: 'real',
    async afterwards(scene, held) {
      for (const ip of ownAddresses) await askTooOften(ask, () => scene.stranger(ip));
      return held;
    },
  };
}

/** Asks for mails until one is refused: each for another person, so that the address alone is limited. */
async function askTooOften(ask: Ask, nextStranger: () => Scene): Promise<void> {
  for (let request = 0; request < 1_000; request += 1) {
    const stranger = nextStranger();
    if ((await stranger.send(ask(stranger))).isLimited) return;
  }
  throw new Error('1,000 requests from one address were not refused.');
}

/** What a person holds who has a mail. */
export function heldFrom(held: Situation, mail: Situation['mail']): Situation {
  const { email, password, answer } = held;
  if (!mail) return { email, password, ...(answer && { answer }) };
  const { code, link, token } = mail;
  return {
    email,
    password,
    ...(answer && { answer }),
    mail,
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(token !== undefined && { token }),
  };
}

/** Throws if a reset mail was asked for, and none was sent. */
export function expectMail(reply: SceneReply, mail: Situation['mail']): void {
  expectSuccess(reply, 'the request for a reset mail');
  if (!mail) throw new Error(`the request for a reset mail was answered ${reply.status}, and no mail was sent`);
}

/** Throws if an answer is none of success, or of a redirect. */
export function expectSuccess({ status, body }: SceneReply, what: string): void {
  if (status >= 400) throw new Error(`${what} was answered ${status}: ${JSON.stringify(body)}`);
}

function withOtherEnd(text: string): string {
  const [wrong = '', last = ''] = text.slice(-2);
  const other = /\d/.test(wrong) ? String((Number(wrong) + 1) % 10) : wrong === 'a' ? 'b' : 'a';
  return `${text.slice(0, -2)}${other}${last}`;
}

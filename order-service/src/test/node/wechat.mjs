// Answers questions about WeChat Pay's protocol with npm's wechatpay-axios-plugin: one JSON object a line in, one a line out.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import plugin from "wechatpay-axios-plugin";

const { Aes, Formatter, Rsa } = plugin;

const seal = ({ key, serial, at }, body) => {
  const nonce = Formatter.nonce();
  return {
    "Wechatpay-Timestamp": String(at),
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Serial": serial,
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    "Wechatpay-Signature": Rsa.sign(Formatter.response(at, nonce, body), Rsa.fromPkcs8(key)),
  };
};

const authorized = ({ method, url, body, authorization, merchant }) => {
  const [scheme, rest] = authorization.split(" ");
  const part = Object.fromEntries([...rest.matchAll(/(\w+)="([^"]*)"/g)].map((it) => it.slice(1)));
  const content = Formatter.request(method, url, part.timestamp, part.nonce_str, body);
  const genuine = Rsa.verify(content, part.signature, Rsa.fromSpki(merchant));
  return scheme === "WECHATPAY2-SHA256-RSA2048" && genuine && { mchid: part.mchid, serial: part.serial_no };
};

const answers = {
  // Who is asking, where the signature is genuine; false otherwise.
  authorized,

  // Whether it believes what a page inside WeChat would be given.
  invoked: ({ values: it, merchant }) =>
    Rsa.verify(
      Formatter.joinedByLineFeed(it.appId, it.timeStamp, it.nonceStr, it.package),
      it.paySign,
      Rsa.fromSpki(merchant),
    ),

  // A notice, encrypted and signed by it.
  notice: ({ wechat, secret, type, content, associated }) => {
    const nonce = Formatter.nonce(12);
    const resource = {
      original_type: "transaction",
      algorithm: "AEAD_AES_256_GCM",
      ciphertext: Aes.AesGcm.encrypt(content, secret, nonce, associated),
      nonce,
      ...(associated && { associated_data: associated }),
    };
    const body = JSON.stringify({ id: "n1", resource_type: "encrypt-resource", event_type: type, resource });
    return { headers: seal(wechat, body), body };
  },

  // WeChat Pay, played by it, on a port that it tells: answers only whom it believes, and signs each answer.
  serve: ({ wechat, merchant, replies }) =>
    new Promise((started) => {
      const server = createServer(async (request, response) => {
        let body = "";
        for await (const chunk of request) body += chunk;
        const { method, url, headers } = request;
        const known = authorized({ method, url, body, authorization: headers.authorization, merchant });
        const reply = known ? replies[url] : { status: 401, body: '{"code":"SIGN_ERROR"}' };
        response.writeHead(reply.status, seal(wechat, reply.body));
        response.end(reply.body);
      });
      server.listen(0, "localhost", () => started(server.address().port));
    }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer = await answers[question.ask](question);
  process.stdout.write(JSON.stringify({ answer }) + "\n");
}

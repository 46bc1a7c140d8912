// A merchant who talks to WeChat Pay with npm's wechatpay-axios-plugin: one JSON object a line in, one a line out.
import { request } from "node:http";
import { createInterface } from "node:readline";
import plugin from "wechatpay-axios-plugin";

const { Aes, Formatter, Rsa, Wechatpay } = plugin;

// The library signs the path that it calls: where that lies behind another path, it is told only after signing.
function client({ base, mchid, serial, privateKey, certs }) {
  const { origin, pathname } = new URL(base);
  return new Wechatpay({
    baseURL: origin,
    mchid,
    serial,
    privateKey,
    certs,
    transport: { request: (options, heard) => request({ ...options, path: pathname + options.path }, heard) },
  });
}

const answers = {
  // What it makes of an answer: it fails where that is not signed by WeChat Pay.
  call: async ({ config, method, path, data, params }) => {
    try {
      const answer = await client(config).client.v3.request({ method, url: path, data, params });
      return { status: answer.status, data: answer.data };
    } catch (failure) {
      if (!failure.response) throw failure;
      return { status: failure.response.status, data: failure.response.data, why: failure.code };
    }
  },

  // The parameters for the script of WeChat's own browser.
  invoke: ({ config, appId, prepayId }) => {
    const timeStamp = `${Formatter.timestamp()}`;
    const nonceStr = Formatter.nonce();
    const session = `prepay_id=${prepayId}`;
    const signed = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, session);
    const paySign = Rsa.sign(signed, Rsa.from(config.privateKey, Rsa.KEY_TYPE_PRIVATE));
    return { appId, timeStamp, nonceStr, package: session, signType: "RSA", paySign };
  },

  // What a notice says; it fails where the signature or the seal does not hold.
  notice: ({ config, key, headers, body }) => {
    const signed = Formatter.response(headers.timestamp, headers.nonce, body);
    const certificate = Rsa.from(config.certs[headers.serial], Rsa.KEY_TYPE_PUBLIC);
    if (!Rsa.verify(signed, headers.signature, certificate)) throw new Error("not signed by WeChat Pay");
    const { ciphertext, nonce, associated_data: about } = JSON.parse(body).resource;
    return JSON.parse(Aes.AesGcm.decrypt(ciphertext, key, nonce, about));
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  try {
    const answer = await answers[question.ask](question);
    process.stdout.write(JSON.stringify({ answer }) + "\n");
  } catch (failure) {
    process.stdout.write(JSON.stringify({ failure: String(failure.message) }) + "\n");
  }
}

// Answers questions about Alipay's protocol with npm's alipay-sdk: one JSON object a line in, one a line out.
import { createInterface } from "node:readline";
import { AlipaySdk } from "alipay-sdk";

const answers = {
  // The address of the page that the library would send the payer to.
  page: ({ config, method, values }) => new AlipaySdk(config).pageExec(method, "GET", values),

  // Whether it believes a notice; it tries both rules, with sign_type and without.
  notice: ({ config, form }) => new AlipaySdk(config).checkNotifySignV2(form),

  // Whether it believes an answer of the gateway.
  response: ({ config, body, node }) => {
    try {
      new AlipaySdk(config).checkResponseSign(body, node, JSON.parse(body).sign, "");
      return true;
    } catch {
      return false;
    }
  },

  // What it makes of the answer when it calls the gateway itself.
  call: ({ config, method, values }) =>
    new AlipaySdk(config).exec(method, values, { validateSign: true }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer = await answers[question.ask](question);
  process.stdout.write(JSON.stringify({ answer }) + "\n");
}

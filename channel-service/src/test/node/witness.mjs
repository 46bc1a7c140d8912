// Makes, signs and verifies vouchers as others do: one JSON request a line, one answer a line.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const tools = createRequire(import.meta.url)("@zondax/filecoin-signing-tools"); // the root: "/js" makes wrong vouchers

const answers = {
  verify: ({ voucher, signer }) => tools.verifyVoucherSignature(voucher, signer),
  read: ({ voucher }) => tools.deserializeVoucher(voucher),
  create: ({ channel, amount, lane, nonce, key }) =>
    tools.signVoucher(tools.createVoucher(channel, "0", "0", amount, lane, nonce, "0"), key),
};
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { is: answers[request.ask](request) };
  } catch (refused) {
    answer = { refused: String(refused) };
  }
  console.log(JSON.stringify(answer));
}

import { verify } from "node:crypto";

const [key, signed, signature] = process.argv.slice(2);
const x = Buffer.from(key.replace("whpk_", ""), "base64").toString("base64url");
const publicKey = { key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" };
const right = verify(null, Buffer.from(signed), publicKey, Buffer.from(signature.replace("v1a,", ""), "base64"));
process.exit(right ? 0 : 1);

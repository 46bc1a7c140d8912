import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const server = createServer(async (request, response) => {
  try {
    const body = Buffer.concat(await request.toArray()).toString();
    const notice = webhook.verify(body, request.headers); // throws unless it is ours and fresh
    console.log(notice.type, notice.data.order); // act on it, once for each webhook-id
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
});
server.listen(process.env.PORT, "localhost", () => console.log("listening", server.address().port));

// A server of the fediverse with one person, made of Fedify. Arguments: the signatures it speaks first, and where it listens. It prints its address, then a
// line of JSON for all that reaches its inbox, and does what the lines it reads say.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from "@fedify/fedify";
import { Accept, Announce, Create, Delete, Endpoints, Flag, Follow, Like, Note, Person, PUBLIC_COLLECTION, Reject, Tombstone, Undo, Update } from "@fedify/vocab";

const spec = process.argv[2];
const isOld = spec !== "rfc9421";
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);
const keys = [await generateCryptoKeyPair("RSASSA-PKCS1-v1_5")];
const federation = createFederation({ kv: new MemoryKvStore(), allowPrivateAddress: true, firstKnock: spec, signatureTimeWindow: { hours: 1 }, circuitBreaker: false });
federation.setActorDispatcher("/users/{identifier}", async (context, identifier) => identifier !== "jo" ? null : new Person({
  id: context.getActorUri(identifier), preferredUsername: identifier, name: "Jo von draußen", inbox: context.getInboxUri(identifier),
  endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }), publicKey: (await context.getActorKeyPairs(identifier))[0].cryptographicKey,
})).setKeyPairsDispatcher(() => keys);
const heard = type => async (_, activity) => {
  const object = await activity.getObject({ suppressError: true });
  say({ type, actor: activity.actorId?.href, object: (object?.id ?? activity.objectId)?.href, kind: object?.constructor.name, content: object?.content?.toString(), name: object?.name?.toString(), to: object?.replyTargetId?.href });
};
const inbox = federation.setInboxListeners("/users/{identifier}/inbox", "/inbox");
for (const kind of [Accept, Announce, Create, Delete, Reject, Undo, Update]) inbox.on(kind, heard(kind.name));

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  let answer;
  // A server of before RFC 9421.
  if (isOld && request.headers["signature-input"]) answer = new Response("", { status: 401 });
  else answer = await federation.fetch(new Request(`http://${request.headers.host}${request.url}`, { method: request.method, headers: request.headers, body: parts.length ? Buffer.concat(parts) : undefined }), { contextData: undefined });
  if (answer.status >= 400) say({ refused: request.url, status: answer.status, text: await answer.clone().text() });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});
await new Promise(resolve => server.listen(0, process.argv[3], resolve));
const root = `http://${process.argv[3]}:${server.address().port}`;
say({ root });

const context = federation.createContext(new URL(root), undefined);
const me = context.getActorUri("jo");
const activities = {
  follow: ({ id, actor }) => new Follow({ id, actor: me, object: new URL(actor) }),
  unfollow: ({ id, actor, what }) => new Undo({ id, actor: me, object: new Follow({ id: new URL(what), actor: me, object: new URL(actor) }) }),
  like: ({ id, post }) => new Like({ id, actor: me, object: new URL(post) }),
  unlike: ({ id, post, what }) => new Undo({ id, actor: me, object: new Like({ id: new URL(what), actor: me, object: new URL(post) }) }),
  reply: ({ id, post, note, text, to }) => new Create({ id, actor: me, tos: [to ? new URL(to) : PUBLIC_COLLECTION], object: new Note({ id: new URL(note), attribution: me, replyTarget: new URL(post), content: text, tos: [to ? new URL(to) : PUBLIC_COLLECTION] }) }),
  change: ({ id, post, note, text }) => new Update({ id, actor: me, tos: [PUBLIC_COLLECTION], object: new Note({ id: new URL(note), attribution: me, replyTarget: new URL(post), content: text, tos: [PUBLIC_COLLECTION] }) }),
  remove: ({ id, note }) => new Delete({ id, actor: me, tos: [PUBLIC_COLLECTION], object: new Tombstone({ id: new URL(note) }) }),
  flag: ({ id, post, text }) => new Flag({ id, actor: me, objects: [new URL(post)], content: text }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...rest } = JSON.parse(line);
  try {
    if (act === "look") {
      const thing = await context.lookupObject(new URL(rest.what));
      say({ looked: thing?.id?.href ?? null, kind: thing?.constructor.name, name: thing?.name?.toString(), content: thing?.content?.toString() });
      continue;
    }

    const space = await context.lookupObject(new URL(rest.actor));
    await context.sendActivity({ identifier: "jo" }, space, activities[act]({ ...rest, id: new URL(rest.id) }), { immediate: true, preferSharedInbox: act !== "follow" });
    say({ sent: act });
  } catch (error) {
    say({ failed: act, error: String(error) });
  }
}
server.close();
process.exit(0);

// Requests to the service; every error becomes an Error with a message for people.

import { words } from "./words.js";

async function checked(request) {
  let reply;
  try {
    reply = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(words.offline);
  }
  if (reply.ok) return reply;
  const body = await reply.json().catch(() => null);
  throw new Error(body?.error?.message ?? `HTTP ${reply.status}`);
}

const json = (body, signal) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
  signal,
});

/** Send a request with a key; `body` makes it a POST unless `method` says otherwise. */
export const sendWithKey = (key, path, body, method) => {
  const options = body ? json(body) : {};
  const headers = { ...options.headers, Authorization: `Bearer ${key}` };
  return checked(fetch(path, { ...options, ...(method ? { method } : {}), headers }));
};

export const get = async (path, signal) => (await checked(fetch(path, { signal }))).json();
export const post = (path, body) => checked(fetch(path, json(body)));

/** Ask a question; `onSentence` gets each verified sentence. Resolves with the whole answer. */
export async function ask(body, onSentence, signal) {
  const reply = await checked(fetch("/api/chat", json({ ...body, stream: true }, signal)));
  let answer = null;
  for await (const { event, data } of serverSent(reply.body)) {
    if (event === "sentence") onSentence(data.text);
    if (event === "done") answer = data;
    if (event === "error") throw new Error(data.error.message);
  }
  if (!answer) throw new Error(words.offline);
  return answer;
}

async function* serverSent(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const field = (name) => block.split("\n").filter((l) => l.startsWith(`${name}: `)).map((l) => l.slice(name.length + 2)).join("\n");
      if (field("data")) yield { event: field("event"), data: JSON.parse(field("data")) };
    }
  }
}

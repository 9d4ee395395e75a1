// node client.js pull|push ADDRESS FOLDER BATCH MOST [FILE]: replicates a database of a server into a
// new one in the folder, or the documents of the file from there to the server. BATCH 0: with the
// settings that PouchDB has of its own accord; otherwise so many at a time over connections that are
// kept open. MOST 0: all of them, otherwise it stops once so many have passed. Says as JSON how many
// documents passed and the seconds from the first request to the last write.
"use strict";

const http = require("node:http");
const PouchDB = require("pouchdb");
const { load } = require("./documents");

async function main([way, address, folder, batch, most, file]) {
  const tuned = Number(batch) > 0;
  // Of its own accord PouchDB opens a connection for every request.
  const agent = new http.Agent({ keepAlive: true, noDelay: true });
  const fetch = (url, options) => PouchDB.fetch(url, { ...options, agent });
  const remote = new PouchDB(address, tuned ? { fetch } : {});
  const local = new PouchDB(folder);
  if (way === "push") await load(local, file);
  else await local.info();
  const options = tuned ? { batch_size: Number(batch) } : {};
  const began = performance.now();
  const passing = way === "push" ? local.replicate.to(remote, options)
    : local.replicate.from(remote, options);
  passing.on("change", (so) => {
    if (Number(most) > 0 && so.docs_written >= Number(most)) passing.cancel();
  });
  const done = await passing;
  const seconds = (performance.now() - began) / 1000;
  await local.close();
  if (!["complete", "cancelled"].includes(done.status) || done.doc_write_failures > 0) throw new Error(JSON.stringify(done.errors));
  console.log(JSON.stringify({ seconds, documents: done.docs_written }));
  agent.destroy();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});

// node client.js pull|push ADDRESS FOLDER BATCH [FILE]: replicates a database of a server into a new
// one in the folder, or the documents of the file from there to the server, so many at a time. Says
// as JSON how many documents passed and the seconds from the first request to the last write.
"use strict";

const http = require("node:http");
const PouchDB = require("pouchdb");
const { load } = require("./documents");

async function main([way, address, folder, batch, file]) {
  // Of its own accord PouchDB opens a connection for every request.
  const agent = new http.Agent({ keepAlive: true, noDelay: true });
  const remote = new PouchDB(address, {
    fetch: (url, options) => PouchDB.fetch(url, { ...options, agent }),
  });
  const local = new PouchDB(folder);
  if (way === "push") await load(local, file);
  else await local.info();
  const options = { batch_size: Number(batch) };
  const began = performance.now();
  const done = await (way === "push" ? local.replicate.to(remote, options)
    : local.replicate.from(remote, options));
  const seconds = (performance.now() - began) / 1000;
  await local.close();
  if (!done.ok || done.doc_write_failures > 0) throw new Error(JSON.stringify(done.errors));
  console.log(JSON.stringify({ seconds, documents: done.docs_written }));
  agent.destroy();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});

// node server.js FOLDER FILE: serves the database `cards` with the documents of the file, and an
// empty one for whoever asks for another name. Its first line says where. Ends with its input.
"use strict";

const http = require("node:http");
const path = require("node:path");
const PouchDB = require("pouchdb");
const pouchApplication = require("express-pouchdb");
const { load } = require("./documents");

async function main([folder, file]) {
  const Stored = PouchDB.defaults({ prefix: folder + path.sep });
  await load(new Stored("cards"), file);
  // What replication needs and no more: no log, no accounts, no pages.
  const application = pouchApplication(Stored, { mode: "minimumForPouchDB" });
  const server = http.createServer({ noDelay: true, keepAliveTimeout: 60_000 }, application);
  server.listen(0, "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}`);
  });
  process.stdin.resume().on("end", () => process.exit(0));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});

// Documents in files of one JSON text a line.
"use strict";

const fs = require("node:fs");
const readline = require("node:readline");

const AT_ONCE = 10_000;

// Puts every document of a file into a database; how many there were.
async function load(db, file) {
  let waiting = [];
  let count = 0;
  const store = async () => {
    const failed = (await db.bulkDocs(waiting)).filter((answer) => answer.error);
    if (failed.length > 0) throw new Error(`${failed.length} documents were not stored`);
    count += waiting.length;
    waiting = [];
  };
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    waiting.push(JSON.parse(line));
    if (waiting.length === AT_ONCE) await store();
  }
  if (waiting.length > 0) await store();
  return count;
}

module.exports = { load };

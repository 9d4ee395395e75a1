"""The desk's end of the sync: one round over HTTP, through two small ports to the desk's store."""

"""The console: web pages for coordinators, card-givers and venues, in three languages."""

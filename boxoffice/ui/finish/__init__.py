"""Finishing with a laptop: send, leave the centre, let nothing remain."""

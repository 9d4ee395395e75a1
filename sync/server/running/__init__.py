"""What keeps a centre running: its folder, worker, logs, metrics, backups."""

"""How Alembic runs here: always on the open, encrypted connection it is handed."""

from alembic import context

from boxoffice.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

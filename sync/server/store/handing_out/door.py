"""The only way to the closed tables."""

from contextlib import AbstractContextManager

from sync.server.store.database import Store, Transaction


def reading(store: Store) -> AbstractContextManager[Transaction]:
    """One snapshot of everything, the closed tables too."""
    return store.read(closed_too=True)


def writing(store: Store) -> AbstractContextManager[Transaction]:
    """One durable transaction on everything, the closed tables too."""
    return store.write(closed_too=True)

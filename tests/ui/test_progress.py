"""Progress that comes faster than it can be painted."""

import threading

from pytestqt.qtbot import QtBot

from boxoffice.ui.progress import LatestProgress


def test_many_pieces_are_told_at_once_and_the_last_is_among_them(qtbot: QtBot) -> None:
    progress = LatestProgress()
    told: list[tuple[int, int]] = []
    threads: list[bool] = []

    def then(done: int, of: int) -> None:
        told.append((done, of))
        threads.append(threading.current_thread() is threading.main_thread())

    progress.then = then
    worker = threading.Thread(target=lambda: [progress.tell(done, 500) for done in range(1, 501)])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (500, 500))
    assert len(told) == 1
    assert all(threads)
    progress.tell(600, 600)
    qtbot.waitUntil(lambda: told[-1] == (600, 600))

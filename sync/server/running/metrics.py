"""What whoever runs a centre watches, in the form that Prometheus reads: requests as they come, and
the state of the list, the desks and the judging as the database has it at each look. Counts only:
no card, desk or person has a number of its own here, and live checks are not counted at all.
"""

from collections import Counter as Tally
from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.types import Scope

from sync.server.centre import Centre
from sync.server.store import console_rows, devices, judgements, publications
from sync.server.store.database import DriverError

SILENT_AFTER = timedelta(days=1)
"""A desk in use that was not heard for so long counts as silent."""
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_NO_ROUTE = "none"


class Metrics:
    """The numbers of one process of a centre; `registry` hands them out."""

    def __init__(self, centre: Centre) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self.registry.register(_State(centre))
        self._requests = Counter(
            "boxoffice_requests",
            "Answered requests, without live checks.",
            ("route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "boxoffice_request_seconds",
            "How long a request took, from its head to the end of its answer.",
            ("route",),
            buckets=_BOUNDS,
            registry=self.registry,
        )

    def count(self, scope: Scope, status: int, seconds: float) -> None:
        """Count a request, by the pattern of its path: paths hold ids."""
        pattern = getattr(scope.get("route"), "path", None)
        route = f"{scope.get('root_path', '')}{pattern}" if pattern else _NO_ROUTE
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)


class _State(Collector):
    """Read from the database when somebody looks."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges; only `boxoffice_database_up` where the database does not answer."""
        try:
            found = list(self._read())
        except DriverError:
            yield GaugeMetricFamily("boxoffice_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("boxoffice_database_up", "Whether the database answers.", 1)
        yield from found

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing: else registering would read the database."""
        return iter(())

    def _read(self) -> Iterator[GaugeMetricFamily]:
        now = self._centre.now()
        with self._centre.store.read() as connection:
            current = publications.current_list(connection)
            seen = console_rows.sightings(connection)
            known = devices.all_devices(connection)
            waiting = judgements.marks_waiting(connection)
        if current is not None:
            yield GaugeMetricFamily(
                "boxoffice_list_version", "The card list in force.", current.version
            )
            yield GaugeMetricFamily("boxoffice_list_cards", "Cards on it.", current.count)
            yield GaugeMetricFamily(
                "boxoffice_list_taken_timestamp_seconds",
                "When its cards were read from the register.",
                current.taken_at.timestamp(),
            )
        desks = GaugeMetricFamily(
            "boxoffice_desks",
            f"Desks: heard within {SILENT_AFTER.days} day, silent longer, or out of use.",
            labels=("state",),
        )
        states = Tally(
            "out_of_use"
            if not each.in_use
            else "heard"
            if now - seen.get(each.id, each.enrolled_at) < SILENT_AFTER
            else "silent"
            for each in known
        )
        for state in ("heard", "silent", "out_of_use"):
            desks.add_metric((state,), states[state])
        yield desks
        yield GaugeMetricFamily(
            "boxoffice_unjudged",
            "Stretches of stored rows, cards and events that wait to be judged.",
            waiting,
        )

"""The bars: what is measured, and what each number has to reach."""

from dataclasses import dataclass
from enum import StrEnum


class Against(StrEnum):
    """How a bar is held against a measurement."""

    MOST = "most"
    MORE = "more"
    LEAST = "least"
    TIMES_FLOOR = "times_floor"
    PART_OF_PEER = "part_of_peer"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a number of `unit` (or of floors) that `name` stays within, or exceeds; of a part of
    the peer's measurement, which stands as the floor, `limit` says how many make the whole.
    """

    name: str
    what: str
    unit: str
    against: Against
    limit: float

    def __str__(self) -> str:
        """The bar as people read it."""
        if self.against is Against.TIMES_FLOOR:
            return f"<= {self.limit:g} x floor"
        if self.against is Against.PART_OF_PEER:
            return f"<= 1/{self.limit:g} of PouchDB's"
        sign = {Against.MOST: "<=", Against.MORE: ">", Against.LEAST: ">="}[self.against]
        return f"{sign} {self.limit:g} {self.unit}"

    def holds(self, value: float | None, ratio: float | None) -> bool:
        """Whether a measurement reaches the bar; one that was not made does not."""
        if self.against is Against.TIMES_FLOOR:
            return ratio is not None and ratio <= self.limit
        if self.against is Against.PART_OF_PEER:
            return ratio is not None and ratio * self.limit <= 1
        if value is None:
            return False
        if self.against is Against.MOST:
            return value <= self.limit
        return value > self.limit or (self.against is Against.LEAST and value == self.limit)


BARS = (
    Bar("verdict_p99", "verdict for a code, p99", "us", Against.TIMES_FLOOR, 5),
    Bar("issue_p50", "one issue, durable, p50", "us", Against.TIMES_FLOOR, 4),
    Bar("issue_p99", "one issue, durable, p99", "ms", Against.MOST, 5),
    Bar("issue_while_replacing_p99", "one issue while a list is replaced", "ms", Against.MOST, 16),
    Bar("issue_while_replacing_locked", "lock errors meanwhile", "errors", Against.MOST, 0),
    Bar("first_sync", "first sync: fetch, verify, store", "s", Against.TIMES_FLOOR, 2),
    Bar("snapshot_bytes_per_card", "snapshot, a card", "bytes", Against.TIMES_FLOOR, 1.05),
    Bar("delta_size", "delta of 1,000 changes, size", "bytes", Against.MOST, 20_000),
    Bar("delta_apply", "delta of 1,000 changes, applied", "ms", Against.MOST, 100),
    Bar("upload_rate", "10,000 rows stored and judged", "rows/s", Against.MORE, 5_600),
    Bar("key_to_verdict_p99", "key press to verdict painted, p99", "ms", Against.MOST, 16),
    Bar("stall_first_sync_p999", "stall during first sync, p99.9", "ms", Against.MOST, 16),
    Bar("stall_first_sync_worst", "stall during first sync, worst", "ms", Against.MOST, 50),
    Bar("stall_decoding_p999", "stall during 100 photos, p99.9", "ms", Against.MOST, 16),
    Bar("stall_decoding_worst", "stall during 100 photos, worst", "ms", Against.MOST, 50),
    Bar("stall_theatre_p999", "stall in a theatre evening, p99.9", "ms", Against.MOST, 16),
    Bar("stall_theatre_worst", "stall in a theatre evening, worst", "ms", Against.MOST, 50),
    Bar("stall_festival_p999", "stall at a festival, p99.9", "ms", Against.MOST, 16),
    Bar("stall_festival_worst", "stall at a festival, worst", "ms", Against.MOST, 50),
    Bar("stall_paper_p999", "stall in paper entry, p99.9", "ms", Against.MOST, 16),
    Bar("stall_paper_worst", "stall in paper entry, worst", "ms", Against.MOST, 50),
    Bar("frames_480_card", "frames of 640x480, a card in view", "frames/s", Against.LEAST, 100),
    Bar("frames_720_card", "frames of 1280x720, a card in view", "frames/s", Against.LEAST, 80),
    Bar("frames_1080_card", "frames of 1920x1080, a card in view", "frames/s", Against.LEAST, 60),
    Bar("frames_480_empty", "frames of 640x480, no card", "frames/s", Against.LEAST, 30),
    Bar("frames_720_empty", "frames of 1280x720, no card", "frames/s", Against.LEAST, 30),
    Bar("frames_1080_empty", "frames of 1920x1080, no card", "frames/s", Against.LEAST, 30),
    Bar("start_to_usable", "start to usable window", "s", Against.MOST, 1.0),
    Bar("memory_after_checks", "resident after 1,000 checks", "MB", Against.MOST, 200),
    Bar("first_sync_100k", "first sync of 100,000", "s", Against.PART_OF_PEER, 30),
    Bar("first_sync_100k_far", "first sync of 100,000, 50 ms away", "s", Against.PART_OF_PEER, 30),
    Bar("first_sync_1m", "first sync of 1,000,000", "s", Against.PART_OF_PEER, 30),
    Bar("first_sync_1m_far", "first sync of 1,000,000, 50 ms away", "s", Against.PART_OF_PEER, 30),
    Bar("bytes_down", "bytes down for 100,000 cards", "kB", Against.PART_OF_PEER, 10),
    Bar("bytes_down_1m", "bytes down for 1,000,000 cards", "kB", Against.PART_OF_PEER, 10),
    Bar("upload_near", "upload of 10,000 rows", "s", Against.PART_OF_PEER, 2),
    Bar("upload_far", "upload of 10,000 rows, 50 ms away", "s", Against.PART_OF_PEER, 5),
    Bar("bytes_up", "bytes up for 10,000 rows", "kB", Against.PART_OF_PEER, 3),
    Bar("reconnecting", "verdicts at both desks, 50 ms away", "ms", Against.TIMES_FLOOR, 1),
    Bar("centre_upload", "two centres: rows of 20 desks at once", "rows/s", Against.LEAST, 3_500),
    Bar("centre_upload_p99", "two centres: a batch of 50 rows, p99", "ms", Against.MOST, 250),
    Bar("centre_heads", "one centre: signed polls of the head", "answers/s", Against.LEAST, 2_000),
    Bar("centre_list", "centre: list and delta of 1,000 changes", "s", Against.MOST, 5),
    Bar("centre_statistics", "centre: statistics, p95", "ms", Against.MOST, 200),
    Bar("centre_decisions", "centre: decisions, p95", "ms", Against.MOST, 200),
    Bar("centre_today", "centre: today at a venue, p95", "ms", Against.MOST, 200),
    Bar("centre_desks", "centre: desks, p95", "ms", Against.MOST, 200),
    Bar("centre_card", "centre: a card found, p95", "ms", Against.MOST, 200),
)
"""Every row of the table, in its order. The first ones are at 1,000,000 cards; the journeys, start
and memory are at 25,000, the frames need none, the last ones say how many, and the centre's are at
1,000,000 again, on PostgreSQL.
"""

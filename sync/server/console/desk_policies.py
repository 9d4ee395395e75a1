"""What the console calls the settings that a region's desks follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sync.protocol.programme import Policy
from sync.server.console.words import word
from sync.server.handing_out.desk_policies import CHOICES, MOST, written_policy

_YES_NO = {"yes": word("yes"), "no": word("no")}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, by its name in a policy; a number has no `choices` with words for its values."""

    name: str
    label: str
    hint: str = ""
    choices: Mapping[str, str] | None = None


GROUPS: Mapping[str, Sequence[Setting]] = {
    word("Children"): (
        Setting("child_age", word("Age limit of children, in years"), word("A child is younger.")),
        Setting("group_child_age", word("Age limit of children in a group, in years")),
        Setting(
            "children_need_holder",
            word("Children come only with the holder"),
            word("No: a child may get a ticket where the holder gets none."),
            _YES_NO,
        ),
    ),
    word("The card list at the desk"): (
        Setting(
            "card_list.use_list",
            word("Desks keep the card list"),
            word("No: every card goes by what stands on it, and is judged later."),
            _YES_NO,
        ),
        Setting("card_list.fresh_hours", word("Fresh for, in hours")),
        Setting(
            "card_list.stale_hours",
            word("Old after, in hours"),
            word("On an old list, cards that it lacks go by what stands on them."),
        ),
        Setting(
            "card_list.unknown_when_online",
            word("A card that nobody knows, with a connection"),
            choices={"refuse": word("gets nothing"), "face": word("goes by what stands on it")},
        ),
        Setting(
            "card_list.old_opened_by",
            word("An old list is opened for the shift by"),
            choices={"supervisor": word("a supervisor"), "clerk": word("the clerk")},
        ),
    ),
    word("What desks keep"): (
        Setting("unsent_alarm_hours", word("Unsent rows are pointed out after, in hours")),
        Setting("keep_codes_days", word("Card codes are kept after they arrived, in days")),
        Setting(
            "retype",
            word("Uses are still typed into the national register"),
            word("Yes: desks list them, and keep their codes until they are marked retyped."),
            _YES_NO,
        ),
        Setting("keep_codes_to_retype_days", word("Then codes are kept at most, in days")),
    ),
}
SETTINGS = {each.name: each for group in GROUPS.values() for each in group}
NAMES = frozenset(MOST) | frozenset(CHOICES)
"""What a form changes; the network's days are no page's."""


def told(policy: Policy, before: Policy | None = None) -> Iterator[tuple[Setting, str]]:
    """The settings of a policy with their values as words; only those that differ from `before`."""
    values = written_policy(policy)
    earlier = written_policy(before) if before else {}
    for name, setting in SETTINGS.items():
        if values[name] != earlier.get(name):
            yield setting, (setting.choices or {}).get(values[name], values[name])

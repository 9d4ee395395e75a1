"""What may be wrong with what somebody asks of the register."""

from enum import StrEnum


class Problem(StrEnum):
    """Why something is not done; nothing of it was."""

    NOT_A_CODE = "not_a_code"
    """It fits no format of the network."""
    CHECK_DIGIT = "check_digit"
    """It looks like a code, but its check digit is another one: it is mistyped."""
    NOT_OF_REGION = "not_of_region"
    """It fits a format that the region hands no cards out with."""
    NOT_PRINTED = "not_printed"
    """It looks like a random code, but none was printed like that: it is mistyped."""
    CODE_EXISTS = "code_exists"
    """A card of this code was handed out already."""
    LOOKS_LIKE = "looks_like"
    """Typed, and one character off from a card handed out lately: to be typed again."""
    UNKNOWN_CARD = "unknown_card"
    """There is none of this code, or none that who asks may know of."""
    NOT_IN_USE = "not_in_use"
    """Lost, withdrawn or replaced: such a card is not renewed."""
    IN_USE = "in_use"
    """It need not be taken back into use."""
    REPLACED = "replaced"
    """There is a new card in its place, so it is not taken back."""
    BAD_DAY = "bad_day"
    """This is no day as YYYY-MM-DD."""
    DAY_PAST = "day_past"
    DAY_TOO_FAR = "day_too_far"
    """Later than the region's policy has it."""
    BAD_CHILDREN = "bad_children"
    """No number, or more than the region's policy has it."""
    NO_CHILDREN_ON_COMMUNITY = "no_children_on_community"
    BAD_KIND = "bad_kind"
    TWICE = "twice"
    """The same code stands in an earlier line of the batch."""
    COLUMNS = "columns"
    """The first line names no column `code`, or a column that there is not."""
    UNREADABLE = "unreadable"
    """The file is no table in UTF-8, or too long."""
    UNKNOWN_LINE = "unknown_line"
    """A line was chosen that the batch lacks, or that has a fault."""
    BAD_FORMAT = "bad_format"
    """The pattern is none, or the example does not fit it."""
    BAD_ITF_LENGTH = "bad_itf_length"
    """ITF without the even number of digits that its codes have, or such a number without ITF."""
    UNKNOWN_FORMAT = "unknown_format"
    NO_TRIAL = "no_trial"
    """Cards of this format are valid everywhere already."""
    LAST_FORMAT = "last_format"
    BAD_COUNT = "bad_count"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    CLOSED_ORGANISATION = "closed_organisation"
    NO_ORGANISATION = "no_organisation"
    """Only an organisation does this."""
    UNKNOWN_REGION = "unknown_region"
    EMPTY_NAME = "empty_name"
    UNKNOWN_QUESTION = "unknown_question"
    BAD_ANSWER = "bad_answer"


class Refused(ValueError):
    """It was not done. `facts` are what a sentence about it may name, never a card code."""

    def __init__(self, problem: Problem, **facts: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.facts = facts

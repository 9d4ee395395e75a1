"""The verdict: a shape, a large word, the code in groups, and why."""

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import VerdictPanel as VerdictData
from boxoffice.ui.placing import PlacedPanel
from boxoffice.ui.styling import (
    IconLabel,
    announce,
    hide,
    label,
    set_role,
    set_tone,
    show_text,
)


class VerdictPanel(PlacedPanel):
    """Shows a verdict and tells screen readers when it changes."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "verdict")
        self._shown: VerdictData | None = None
        self._icon = IconLabel(appearance, 72)
        self._title = label("title", wrap=True)
        self._title.setObjectName("title")
        self._code = label("code")
        self._reason = label("reason", wrap=True)
        self._parts = (self._title, self._code, self._reason)
        for each in (self._icon, *self._parts):
            each.setParent(self)
        self.restyle()

    @property
    def shown(self) -> VerdictData | None:
        """What the panel shows now."""
        return self._shown

    def render_verdict(self, verdict: VerdictData | None) -> None:
        """Show a verdict, or hide the panel where there is none."""
        if verdict == self._shown:
            return
        self._shown = verdict
        if verdict is None:
            # A whole code does not stay behind, not even where nobody can see it.
            self._code.clear()
            return
        set_tone(self, verdict.tone, self._title)
        self._icon.show_icon(f"verdict_{verdict.shape}", verdict.tone)
        show_text(self._title, verdict.title)
        set_role(self._code, "codeLarge" if verdict.code_large else "code")
        show_text(self._code, verdict.code)
        show_text(self._reason, "\n".join(verdict.lines))
        self.setAccessibleName(verdict.title)
        self.setAccessibleDescription(" ".join(verdict.lines))
        self.arrange()
        hide(self, False)
        announce(self, " ".join((verdict.title, *verdict.lines)))

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._icon.set_base(46 if self.dense else 72)
        self.arrange()

    def widths(self) -> tuple[int, int]:
        """The longest word, and the words on one line each."""
        beside = self._beside_words()
        least = max(each.minimumSizeHint().width() for each in self._parts)
        return beside + least, beside + max(each.sizeHint().width() for each in self._parts)

    def _beside_words(self) -> int:
        """The width of all that is not words."""
        across, _, gap = self._spaces()
        edge = self.contentsMargins()
        return 2 * across + gap + self._icon.width() + edge.left() + edge.right()

    def _spaces(self) -> tuple[int, int, int]:
        """Beside the parts, above and below them, and between icon and words, in pixels."""
        px = self.appearance.px
        return (px(14), px(8), px(12)) if self.dense else (px(24), px(16), px(20))

    def place(self, width: int, move: bool) -> int:
        """The icon at the left, and the words below each other beside it."""
        across, down, gap = self._spaces()
        edge, between = self.contentsMargins(), self.appearance.px(2)
        left, top = edge.left() + across, edge.top() + down
        if move:
            self._icon.move(left, top)
        room = max(1, width - self._beside_words())
        column, bottom = left + self._icon.width() + gap, top - between
        for each in self._parts:
            if each.isHidden():
                continue
            high = self.height_of(each, room)
            if move:
                each.setGeometry(column, bottom + between, room, high)
            bottom += between + high
        return max(bottom, top + self._icon.height()) + down + edge.bottom()

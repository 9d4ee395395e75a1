"""What every screen is painted on."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.camera.view import CameraView
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.fault_page import FaultPage
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.practice.frame import PracticeFrame
from boxoffice.ui.practice.panel import GuidePanel
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.window import DeskWindow
from tests.ui.card_gallery import TODAY


@dataclass(frozen=True)
class Studio:
    """What screens are painted on; the camera's panel belongs to the window's desk."""

    window: DeskWindow
    fault: FaultPage
    sign_in: SignInView
    camera: CameraView
    practice: "PracticeStill"
    appearance: Appearance
    language: LanguageCode
    files: Path
    """A folder whose files kiosk mode offers."""


class PracticeStill:
    """The frame of practice around a main screen and a sign-in page of its own."""

    def __init__(self, appearance: Appearance) -> None:
        self.guide = GuidePanel(appearance, TODAY)
        self.desk, self.sign_in = DeskView(appearance), SignInView(appearance)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.desk)
        self.pages.addWidget(self.sign_in)
        self.frame = PracticeFrame(appearance, self.guide, self.pages)

"""Where the resources (fonts, icons, themes, translations, sentences) lie on disk."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """The path of one resource file or folder, `resource("icons", "desk.svg")`."""
    return RESOURCES.joinpath(*parts)

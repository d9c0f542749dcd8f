"""The assistant's fixed sentences and prompts, as files that an official can correct."""

from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).resolve().parent


@cache
def _template(name: str) -> Template:
    return Template((FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip())


def template(name: str) -> str:
    """Return the text called ``name`` with its placeholders."""
    return _template(name).template


def render(name: str, **values: str) -> str:
    """Fill the text called ``name``; raise KeyError for a placeholder without a value."""
    return _template(name).substitute(values)

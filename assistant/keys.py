"""API keys of clients: shown once, kept only as hashes in a file of names and SHA-256 sums.

A key is 256 random bits, so a plain hash cannot be guessed back; no salt or slow hash is needed.
"""

import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path

PREFIX = "ra-"


class KeysError(Exception):
    """The file of keys cannot be read or written; the text says why."""


class Keys:
    """The keys of one file; a missing file holds none."""

    def __init__(self, path: Path) -> None:
        """Read the names and hashes."""
        self._path = path
        try:
            text = path.read_text(encoding="utf-8") if path.exists() else "{}"
            self._hashes: dict[str, str] = _checked(json.loads(text))
        except (OSError, ValueError) as error:
            raise KeysError(f"{path} cannot be read ({error}): restore it or remove it.") from error

    @property
    def names(self) -> list[str]:
        """The clients that have a key."""
        return sorted(self._hashes)

    def add(self, name: str) -> str:
        """Make a key for a client, replacing the one that it had, and return it."""
        key = PREFIX + secrets.token_urlsafe(32)
        self._hashes[name] = _hash(key)
        self._write()
        return key

    def remove(self, name: str) -> None:
        """Take a client's key away; raise KeyError if it has none."""
        del self._hashes[name]
        self._write()

    def owner(self, key: str) -> str | None:
        """Return whose key this is, comparing in constant time."""
        asked = _hash(key)
        found = [n for n, known in self._hashes.items() if secrets.compare_digest(known, asked)]
        return found[0] if found else None

    def _write(self) -> None:
        beside = ""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=self._path.parent)  # readable by the owner alone
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._hashes, file, ensure_ascii=False, indent=1)
            os.replace(beside, self._path)
        except OSError as error:
            if beside:
                Path(beside).unlink(missing_ok=True)
            raise KeysError(f"{self._path} cannot be written: {error.strerror}.") from error


def _checked(hashes: object) -> dict[str, str]:
    if not isinstance(hashes, dict) or not all(isinstance(h, str) for h in hashes.values()):
        raise ValueError("no names with hashes")
    return hashes


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()

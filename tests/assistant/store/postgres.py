"""A real PostgreSQL for tests: Debian's package, its own folder and port, stopped after."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ports import free_port

PATIENCE = 60  # seconds until a command that should end counts as broken


def binaries() -> Path | None:
    """Return the folder of the newest installed server, or None where there is none."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name)) if found else None


def _as_postgres(command: list[str]) -> None:
    """Run a command as a user that is not root, as the server demands."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    # Not captured by a pipe: the server would hold it open. cwd: one that the user may enter.
    subprocess.run(command, check=True, timeout=PATIENCE, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start a server; yield the URL of its first database; stop it and remove its data."""
    data = Path(tempfile.mkdtemp(prefix="report-postgres-"))
    password = secrets.token_hex(8)
    secret = data / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        for path in (data, secret):
            os.chown(path, user.pw_uid, user.pw_gid)
    port = free_port()
    base, log = str(data / "base"), str(data / "log")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    control = [str(folder / "pg_ctl"), "-D", base, "-w"]
    try:
        _as_postgres(
            [
                *(str(folder / "initdb"), "-D", base, "-U", "tester", "-A", "scram-sha-256"),
                *("--pwfile", str(secret), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            ]
        )
        _as_postgres([*control, "-l", log, "-o", options, "start"])
        try:
            yield f"postgresql+psycopg://tester:{password}@127.0.0.1:{port}/postgres"
        finally:
            _as_postgres([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(data)

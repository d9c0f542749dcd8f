"""Imports run one way: api → assistant → {index, prompts}; steps do not import each other."""

import ast
import tomllib
from pathlib import Path

import pytest

PACKAGES = {
    "index": {"index"},
    "prompts": {"prompts"},
    "assistant": {"assistant", "index", "prompts"},
    "api.py": {"api", "assistant"},
}
OURS = {"api", "assistant", "index", "prompts", "tools", "bench", "tests"}
HEAVY = {"sentence_transformers", "faiss", "bm25s", "opencc", "rjieba", "uvicorn"}
STEPS = {"rewrite", "understand", "retrieve", "compose", "verify"}
MOST_LINES = 300


def files(package: str) -> list[Path]:
    path = Path(package)
    return [path] if path.suffix else sorted(path.rglob("*.py"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    for path in files(package):
        if path == Path("assistant/__main__.py"):
            continue  # the command that starts the service
        roots = {name.split(".")[0] for name in imported(path)} & OURS
        assert roots <= PACKAGES[package], path


def test_each_heavy_library_is_imported_in_one_file() -> None:
    for library in HEAVY:
        users = [
            path
            for package in PACKAGES
            for path in files(package)
            if library in {name.split(".")[0] for name in imported(path)}
        ]
        assert len(users) == 1, (library, users)


def test_steps_do_not_import_each_other() -> None:
    for step in STEPS:
        others = {f"assistant.{other}" for other in STEPS - {step}}
        assert not imported(Path(f"assistant/{step}.py")) & others, step


def test_every_package_is_shipped() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    ours = [package for package in PACKAGES if not package.endswith(".py")]
    found = [path.parent for package in ours for path in Path(package).rglob("__init__.py")]
    shipped = project["tool"]["setuptools"]["packages"]
    assert sorted(".".join(path.parts) for path in found) == sorted(shipped)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_is_longer_than_three_hundred_lines(package: str) -> None:
    for path in files(package):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path


def test_nothing_in_the_code_knows_the_region() -> None:
    for package in PACKAGES:
        for path in files(package):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert "坪山" not in node.value, path

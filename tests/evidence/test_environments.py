from pathlib import Path

from tests.evidence.environments import megabytes_of, packages_in


def test_the_size_counts_every_file_but_byte_code(tmp_path: Path) -> None:
    (tmp_path / "package/__pycache__").mkdir(parents=True)
    (tmp_path / "package/__init__.py").write_bytes(b"x" * 600_000)
    (tmp_path / "package/data.so").write_bytes(b"x" * 400_000)
    (tmp_path / "package/__pycache__/__init__.cpython-313.pyc").write_bytes(b"x" * 9_000_000)
    assert megabytes_of(tmp_path) == 1.0


def test_what_a_link_leads_to_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"x" * 5_000_000)
    (tmp_path / "counted").mkdir()
    (tmp_path / "counted/link").symlink_to(tmp_path / "elsewhere")
    assert megabytes_of(tmp_path / "counted") < 0.001


def test_installed_packages_are_listed_by_their_normalized_names(tmp_path: Path) -> None:
    for name, version in [("Flask_Login", "0.6.3"), ("Jinja2", "3.1.6"), ("a.b", "1")]:
        folder = tmp_path / f"{name}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    assert packages_in(tmp_path) == {"a-b": "1", "flask-login": "0.6.3", "jinja2": "3.1.6"}

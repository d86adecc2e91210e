"""A Flask application of many files, for scan to read."""

from pathlib import Path

FILES = 5_000
"""How many modules it has."""
_MODULE = '''"""Module {number}."""

import json
from flask import Blueprint, render_template, request
from shop.database import db

pages = Blueprint("pages{number}", __name__)


class Order{number}(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80), nullable=False)


@pages.route("/orders{number}/<int:order>")
def show(order):
    found = Order{number}.query.get_or_404(order)
    if request.args.get("raw"):
        return json.dumps({{"id": found.id, "name": found.name}})
    return render_template("order.html", order=found, lines=[line for line in found.name.split()])
'''


def write_project(folder: Path) -> Path:
    """Write the application, 100 modules a package; return its folder."""
    folder.mkdir()
    (folder / "requirements.txt").write_text("Flask\nFlask-SQLAlchemy\nFlask-Migrate\n", encoding="utf-8")
    for number in range(FILES):
        package = folder / "shop" / f"part{number // 100}"
        package.mkdir(parents=True, exist_ok=True)
        (package / f"module{number}.py").write_text(_MODULE.format(number=number), encoding="utf-8")
    return folder

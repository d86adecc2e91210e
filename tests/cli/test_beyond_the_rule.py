"""What the rule does not ask about, and a decision for something else, on the command line."""

from pathlib import Path

import pytest

from stackpick_tui.advice.constraints import BY_ID, Constraint, balance
from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import decide
from stackpick_tui.records.explanation_json import explain_json
from stackpick_tui.records.explanation_text import explanation_lines
from stackpick_tui.records.json import decide_json, json_text
from stackpick_tui.records.lines import plain
from stackpick_tui.sessions.session import Decision, new_session
from tests.cli.conftest import Run, Save, kept

TICKED = (Constraint.NOSQL, Constraint.SQLALCHEMY_CODE, Constraint.CONTENT_SITE)
GIVEN = tuple(word for each in TICKED for word in ("--constraint", each.id))


def test_decide_says_how_the_constraints_balance_and_no_other_verdict(
    features: frozenset[Feature], run: Run, data: Path
) -> None:
    words = [feature.id for feature in features]
    done = run("decide", *words, *GIVEN)
    assert (done.code, done.err) == (0, "")
    without = "".join(run("decide", *words).out.partition("Rule: ")[:2])
    assert done.out.startswith(without)
    assert done.out.endswith("\nBeyond the rule: 2 pull to Flask, 1 to Django.\n")
    assert run("decide", *words, *GIVEN, "--json").out == json_text(decide_json(decide(features)))
    assert not data.exists()


@pytest.mark.parametrize("constraint", Constraint)
def test_a_constraint_is_given_by_its_id_in_any_case_and_counts_once(
    constraint: Constraint, run: Run
) -> None:
    done = run("decide", "--constraint", constraint.id.upper(), f"--constraint={constraint.id}", "orm")
    assert done.code == 0
    assert done.out.endswith(f"{balance([constraint]).sentence}\n")


def test_constraints_are_kept_with_the_session_and_it_is_shown_and_found_with_them(
    run: Run, data: Path, save: Save
) -> None:
    save("Other", Feature.ORM)
    assert run("decide", "orm", *GIVEN, "--save", "Shop").code == 0
    [session] = [each for each in kept(data) if each.name == "Shop"]
    assert session.constraints == set(TICKED)
    said = "Constraints: sqlalchemy-code, nosql, content-site (2 pull to Flask, 1 to Django)\n"
    assert said in run("show", session.id).out
    for text in ("nosql", "A NoSQL store", "or a cms"):
        assert run("list", text).out.splitlines() == run("list", "Shop").out.splitlines()
    assert run("list", "nosql").out.count("\n") == 1


def test_explain_puts_the_ticked_constraints_first(run: Run) -> None:
    explanation = explain({Feature.ORM}, TICKED)
    assert run("explain", "orm", "--all", *GIVEN).out == plain(explanation_lines(explanation, 80), 80)
    assert run("explain", "orm", *GIVEN, "--json").out == json_text(explain_json(explanation))
    lines = run("explain", "orm", "--all", *GIVEN).out.partition("Beyond the rule\n")[2].splitlines()
    items = [line for line in lines if line.startswith("- ")]
    marked = [line.startswith("- [x] ") for line in items[: len(Constraint)]]
    assert marked == [True] * len(TICKED) + [False] * (len(Constraint) - len(TICKED))


@pytest.mark.parametrize("command", ["decide", "explain"])
@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nosqll", '"nosqll" is not a constraint: did you mean "nosql"?'),
        ("fastapi", 'did you mean "api-only"?'),
        ("zebra", f"the constraints are {', '.join(BY_ID)}"),
        ("nosql,async", "give one --constraint for each"),
        ("", "the constraints are"),
        ("\udce9", '"\\xe9" is not text'),
    ],
    ids=ascii,
)
def test_a_wrong_constraint_is_wrong_usage_with_the_nearest(
    command: str, word: str, said: str, run: Run, data: Path
) -> None:
    done = run(command, "orm", "--constraint", word)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert said in done.err
    assert not data.exists()


@pytest.mark.parametrize("command", ["decide", "explain"])
def test_help_lists_every_constraint(command: str, run: Run) -> None:
    listed = run(command, "--help").out.partition("\nconstraints:\n")[2]
    assert listed.replace(",", "").split() == list(BY_ID)


def test_diff_exits_1_where_only_a_constraint_differs(run: Run, save: Save) -> None:
    shop = new_session().with_features([Feature.ORM])
    a = save(session=shop.with_name("A").with_constraints(TICKED))
    b = save(session=new_session().with_features([Feature.ORM]).with_constraints([Constraint.NOSQL]))
    done = run("diff", a.id, b.id)
    assert (done.code, done.err) == (1, "")
    assert "Only left: beyond the rule: sqlalchemy-code, content-site\n" in done.out
    assert "Only right" not in done.out
    assert done.out.endswith("The verdict stays Flask.\n")
    said = run("diff", b.id, a.id, "--json")
    assert said.code == 1
    assert said.json["constraints_only_left"] == []
    assert said.json["constraints_only_right"] == ["sqlalchemy-code", "content-site"]
    assert run("diff", a.id, a.id).code == 0


@pytest.mark.parametrize("name", ["FastAPI", "django-ninja", "日本語"])
def test_something_else_is_decided_by_its_name_with_a_reason(name: str, run: Run, data: Path) -> None:
    given = ("--decision", name, "--reason", "An API and no pages.", "--decided-by", "Ann")
    assert run("decide", "orm", "--save", "Shop", *given).code == 0
    [session] = kept(data)
    assert session.decision == Decision(name, "An API and no pages.", "Ann")
    assert f"Decision: {name}, by Ann\n" in run("show", "--last").out
    assert f"Shop (orm; decided: {name})" in run("list", name).out
    assert run("show", "--last", "--json").json["session"]["decision"] == name
    export = run("export", "-o", "-").out
    run("purge", "--all", "--yes")
    Path("export.json").write_text(export, encoding="utf-8")
    assert run("import", "export.json").code == 0
    assert kept(data) == [session]
    Path("record.md").write_text(run("show", "--last", "--record").out, encoding="utf-8")
    for file in ("record.md", "export.json"):
        assert run("check", file).out.endswith(f"; decided: {name}\n")
    assert run("diff", "record.md", "export.json", "--json").json["left"]["decision"] == name


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--decision", "FastAPI"), "the rule says Flask; to decide otherwise, give a --reason"),
        (("--decision", "FastAPI", "--reason", "\u200f "), "give a --reason"),
        (("--decision", "Djnago", "--reason", "x"), '--decision cannot be "Djnago": did you mean "Django"?'),
        (("--decision", "", "--reason", "x"), '--decision cannot be "": it has no visible characters'),
        (("--decision", "x" * 61, "--reason", "x"), "--decision: longer than 60 characters; shorten it"),
        (("--decision", "\udce9", "--reason", "x"), '--decision: "\\xe9" is not text'),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("form", [("--save", "x"), ("--record",)], ids=["save", "record"])
def test_something_else_without_a_reason_or_a_fit_name_is_wrong_usage(
    given: tuple[str, ...], said: str, form: tuple[str, ...], run: Run, data: Path
) -> None:
    done = run("decide", "orm", *form, *given)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert said in done.err
    assert not data.exists()


def test_a_file_with_an_unknown_constraint_is_refused_with_its_place_and_nothing_is_changed(
    run: Run, save: Save, data: Path
) -> None:
    session = save("Shop", Feature.ORM)
    export = run("export", "-o", "-").out
    assert '"constraints": []' in export
    spoilt = export.replace('"constraints": []', '"constraints": ["nosqll"]').replace("Shop", "Other")
    Path("spoilt.json").write_text(spoilt, encoding="utf-8")
    done = run("import", "spoilt.json")
    assert done.code == 2
    assert 'sessions[0].constraints[0]: "nosqll" is not a constraint: did you mean "nosql"?' in done.err
    assert kept(data) == [session]

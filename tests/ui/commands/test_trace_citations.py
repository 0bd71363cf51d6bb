"""What is said of a reference: a copy's own footer, a citation, or the footer of another copy; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Said = Callable[..., object]


@pytest.fixture
def two(ready, tmp_path: Path) -> dict[str, tuple[str, str]]:
    """Recipient → reference and text of a copy."""
    found = {}
    for name in ("Northwind", "Contoso"):
        if name != "Northwind":
            assert ready("recipient", "add", name).status == 0
        made = ready(
            *("copy", "make", "--recipient", name, "--stage", "apply", "--format", "txt", "--out", str(tmp_path / name))
        )
        assert made.status == 0, made.err
        found[name] = (made.data["reference"], Path(made.data["files"][0]["path"]).read_text("utf-8"))
    return found


def _written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "surfaced.txt"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_mail_that_cites_a_reference_names_nobody(
    ready, two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = two["Contoso"][0]
    mail = _written(
        tmp_path, f"Dear applicant,\n\nwe received your copy {reference} and will call you.\n\nKind regards\n"
    )
    traced = ready("trace", mail)
    assert (traced.status, traced.data["verdict"], traced.data["candidates"]) == (3, "inconclusive", [])
    assert (traced.data["note"], traced.data["conflict"]) == ("reference-cited", False)
    assert [(one["reference"], one["recipient"]) for one in traced.data["cited"]] == [(reference, "Contoso")]
    assert f"It cites reference {reference} (made for Contoso on" in ready("trace", mail, as_json=False).out
    monkeypatch.setenv("COUNTERMARK_LANGUAGE", "zh")
    assert f"该文字提到编号 {reference}" in ready("trace", mail, as_json=False).out


def test_a_third_of_one_copy_above_the_footer_of_another_says_that_they_disagree(ready, two, tmp_path: Path) -> None:
    rows = two["Northwind"][1].splitlines()
    body = [row for row in rows if two["Northwind"][0] not in row]
    third = "\n".join(body[len(body) // 3 : 2 * len(body) // 3])
    traced = ready("trace", _written(tmp_path, f"{third}\nRef {two['Contoso'][0]}\n"))
    named = [one["recipient"] for one in traced.data["candidates"] if one["p_false"] <= 1e-3]
    assert "Contoso" not in named and traced.data["verdict"] != "identified"
    assert (traced.data["note"], traced.data["conflict"]) == ("reference-conflict", True)
    assert [one["recipient"] for one in traced.data["cited"]] == ["Contoso"]
    said = ready("trace", _written(tmp_path, f"{third}\nRef {two['Contoso'][0]}\n"), as_json=False).out
    assert "The reference is that of one copy, but the text is consistent with another." in said


def test_several_files_of_one_incident_do_not_raise_a_lowered_verdict(ready, two, tmp_path: Path) -> None:
    body = two["Northwind"][1].replace(two["Northwind"][0], two["Contoso"][0])
    first, second = _written(tmp_path, body), tmp_path / "second.txt"
    second.write_text("Nothing of a résumé.", "utf-8")
    traced = ready("trace", first, str(second)).data
    assert (traced["verdict"], traced["candidates"][0]["recipient"]) == ("probable", "Northwind")


def test_the_whole_copy_is_what_it_was(ready, two, tmp_path: Path) -> None:
    traced = ready("trace", _written(tmp_path, two["Contoso"][1] + "\n"))
    assert (traced.status, traced.data["verdict"]) == (0, "identified")
    assert traced.data["candidates"][0]["recipient"] == "Contoso"
    assert (traced.data["cited"], traced.data["conflict"], traced.data["note"]) == ([], False, "")


def test_an_unheld_number_is_said_in_chinese(ready, two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERMARK_LANGUAGE", "zh")
    said = ready("trace", _written(tmp_path, "机主：王某 13912345678"), as_json=False).out
    assert "13912345678：没有副本包含过。" in said
    assert "Northwind" not in said and "Contoso" not in said

"""The service behind the wording page: a person's own variants, their withdrawal, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import resources
from app.domain.resume_json import from_json
from app.errors import UserError
from app.services import stored_resume
from app.services.imports import ImportService
from app.services.vaults import create_vault
from app.services.wordings import WordingService
from app.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = create_vault(tmp_path / "vault", "correct horse battery", keyring=False)
    sample = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
    ImportService(opened).accept(from_json(sample))
    yield opened
    opened.close()


def test_own_variants_are_kept_doubted_refused_and_withdrawn(vault: Vault) -> None:
    service = WordingService(vault)
    sentence = service.sentences()[0]
    own = f"{sentence.text} "  # another text that changes no number and no term
    service.set(sentence.field_id, [own, own, sentence.text])
    assert stored_resume.current(vault).wordings == {sentence.field_id: (own,)}
    mine = service.sentences()[0].variants[-1]
    assert (mine.number, mine.text, mine.rule, mine.approved) == (0, own, "own", True)
    service.approve(sentence.field_id, [1])
    assert stored_resume.current(vault).wordings[sentence.field_id] == (own, sentence.variants[0].text)
    for wrong, reason in (("", "empty"), (f"{sentence.text} 77", "numbers-changed")):
        with pytest.raises(UserError) as refused:
            service.set(sentence.field_id, [wrong])
        assert refused.value.code == "wording-refused"
        assert refused.value.params["reason"] == reason
    assert service.doubts(sentence.field_id, f"Perhaps about {sentence.text}") == ("certainty",)
    before = stored_resume.current(vault).number
    version = service.set(sentence.field_id, [])
    assert version.number == before + 1
    assert stored_resume.current(vault).wordings == {}


def test_an_unknown_sentence_is_refused(vault: Vault) -> None:
    service = WordingService(vault)
    for call in (lambda: service.set("work.none", ["x"]), lambda: service.doubts("work.none", "x")):
        with pytest.raises(UserError) as refused:
            call()
        assert refused.value.code == "wording-field-unknown"
    assert stored_resume.current(vault).number == 1

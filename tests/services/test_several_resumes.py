"""Several masters share one person; versions are compared and undone; nothing that was kept is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.resume_json import from_json
from app.errors import UserError
from app.redact.personal_values import protected_values
from app.services import stored_resume
from app.services.imports import ImportService
from app.services.several_resumes import PersonService
from app.services.vaults import create_vault
from app.vault.vault import Vault

ENGLISH = {
    "basics": {
        "name": "Wei Zhang",
        "email": "wei@example.org",
        "phone": "+86 138 0000 1234",
        "summary": "Builds tools.",
    },
    "work": [{"name": "Riverbend Ltd", "position": "Engineer", "startDate": "2020"}],
    "x-personal": {"birthDate": "1990-03-05", "idNumbers": [{"kind": "passport", "value": "E12345678"}]},
    "x-language": "en",
}
CHINESE = {
    "basics": {"name": "张伟", "email": "old@example.org", "summary": "做工具的人。"},
    "work": [{"name": "河湾有限公司", "position": "工程师", "startDate": "2020"}],
    "x-language": "zh-Hans",
}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(ENGLISH))
        yield made


def test_a_new_master_begins_with_the_person_and_nothing_else(vault: Vault) -> None:
    made = PersonService(vault).start("zh", language="zh-Hans")
    resume = stored_resume.decode(made).resume
    assert (resume.language, resume.basics.email, resume.personal.birth_date) == (
        "zh-Hans",
        "wei@example.org",
        "1990-03-05",
    )
    assert (resume.work, resume.basics.summary, resume.basics.label) == ((), "", "")
    whole = stored_resume.decode(PersonService(vault).start("copy", whole=True)).resume
    assert whole == stored_resume.current(vault).resume


def test_the_person_is_the_same_in_every_master_and_each_writing_of_the_name_is_protected(vault: Vault) -> None:
    ImportService(vault).accept(from_json(CHINESE), master="zh")
    service = PersonService(vault)
    assert service.out_of_sync() == ("zh",)
    (made,) = service.sync()
    resume = stored_resume.decode(made).resume
    assert (resume.basics.name, resume.basics.summary) == ("张伟", "做工具的人。")
    assert (resume.basics.email, resume.basics.phone) == ("wei@example.org", "+86 138 0000 1234")
    assert resume.personal.id_numbers[0].value == "E12345678"
    assert resume.work[0].organisation == "河湾有限公司"
    assert {"张伟", "Wei Zhang"} <= {value.value for value in protected_values(resume)}
    assert service.out_of_sync() == ()
    assert service.sync() == ()
    (back,) = service.sync("zh")
    assert "张伟" in stored_resume.decode(back).resume.personal.other_names
    assert vault.ledger.verify() is None


def test_a_corrected_name_of_one_language_is_no_second_name(vault: Vault) -> None:
    service = PersonService(vault)
    service.start("role")
    ImportService(vault).accept(from_json({**ENGLISH, "basics": {**ENGLISH["basics"], "name": "Wei R. Zhang"}}))  # type: ignore[dict-item]
    (made,) = service.sync()
    resume = stored_resume.decode(made).resume
    assert (resume.basics.name, resume.personal.other_names) == ("Wei R. Zhang", ())


def test_versions_are_compared_and_undone(vault: Vault) -> None:
    imports, service = ImportService(vault), PersonService(vault)
    first = vault.masters.latest("main")
    imports.accept(from_json({**ENGLISH, "work": []}))
    (gone, *_) = service.compare("main", 1, 2)
    assert gone.before and not gone.after
    again = service.revert("main", 1)
    assert first is not None
    assert (again.number, again.document) == (3, first.document)
    assert service.compare("main", 1, 3) == ()
    assert service.revert("main", 3).number == 3
    assert [version.number for version in vault.masters.versions("main")] == [1, 2, 3]


def test_what_is_not_there_is_a_sentence(vault: Vault) -> None:
    service = PersonService(vault)
    for call, code in (
        (lambda: service.start("main"), "master-exists"),
        (lambda: service.start("a/b"), "master-name-invalid"),
        (lambda: service.start("x", source="none"), "no-resume"),
        (lambda: service.revert("main", 9), "version-unknown"),
        (lambda: service.compare("main", 0, 1), "version-unknown"),
        (lambda: service.sync(names=["none"]), "no-resume"),
    ):
        with pytest.raises(UserError, match=code):
            call()

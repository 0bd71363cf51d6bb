"""What a kill leaves half-written where copies are handed over is gone after the next opening, and nothing else is."""

from __future__ import annotations

import dataclasses

from vault_samples import PASSPHRASE, file_of, fill, record

from app.services.vaults import open_vault


def test_an_unfinished_file_of_the_last_copy_is_swept_and_nothing_else(vault, folder, tmp_path, clock):
    out = tmp_path / "sent [1]"
    out.mkdir()
    recipient = fill(vault)
    file, data = file_of(b"bytes", "pdf")
    path = out / "Resume_R7K4-0002.pdf"
    vault.copies.add(record(recipient.id, 2), [(dataclasses.replace(file, name=path.name, path=str(path)), data)])
    vault.close()
    left = out / f".{path.name}.0a1b2c3d.tmp"
    theirs = (path, out / ".other.pdf.0a1b2c3d.tmp", out / f".{path.name}.tmp", out / "notes.tmp")
    for made in (left, *theirs):
        made.write_bytes(b"x")
    open_vault(folder, PASSPHRASE, clock=clock).close()
    assert not left.exists() and all(kept.exists() for kept in theirs)


def test_a_folder_that_is_gone_holds_up_no_opening(vault, folder, tmp_path, clock):
    recipient = fill(vault)
    file, data = file_of(b"bytes", "pdf")
    gone = dataclasses.replace(file, path=str(tmp_path / "gone" / "cv.pdf"))
    vault.copies.add(record(recipient.id, 2), [(gone, data)])
    vault.close()
    open_vault(folder, PASSPHRASE, clock=clock).close()

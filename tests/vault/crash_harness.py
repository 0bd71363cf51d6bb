"""Kills a working vault process with SIGKILL at random moments and checks what is left.

`python crash_harness.py work MODE FOLDER` is the process that is killed: it acknowledges each finished step on stdout.
`trial` starts it, kills it, opens the vault again and returns what is wrong (nothing, one hopes). Used by the tests
(some trials) and by benchmarks/vault.py (some hundreds).
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from vault_samples import PASSPHRASE, file_of, fill, record  # noqa: E402

from app.clock import system_clock  # noqa: E402
from app.domain.attribution import Verdict  # noqa: E402
from app.domain.incidents import Comparison, FileAnswer, Surfaced  # noqa: E402
from app.files import write_atomic  # noqa: E402
from app.services.applications import ApplicationService  # noqa: E402
from app.services.incidents import Details, IncidentService  # noqa: E402
from app.services.past_applications import read_past  # noqa: E402
from app.vault import migrations  # noqa: E402
from app.vault.backup import backup_file, local_backup  # noqa: E402
from app.vault.keys import key_derivation, keyfile  # noqa: E402
from app.vault.keys.key_derivation import PassphraseUnlock, RecoveryUnlock  # noqa: E402
from app.vault.repair.inspection import verify_open  # noqa: E402
from app.vault.search import reindex  # noqa: E402
from app.vault.vault import Vault  # noqa: E402

MODES = (
    *("create", "import", "copy", "facts", "backup", "local-backup"),
    *("rekey", "passphrase", "sheet", "migrate", "restore"),
)
TABLE = 20
CARDS = 30
SECRET = backup_file.BackupPassphrase("b")
IDENTITY = "identity.txt"
EXTRA = migrations.Migration(
    99,
    "v099_of_the_test",
    lambda database: [
        database.execute("CREATE TABLE extra (seq INTEGER PRIMARY KEY, text TEXT) STRICT"),
        database.execute("INSERT INTO extra (text) SELECT document FROM masters, (SELECT 1 UNION ALL SELECT 2)"),
        database.execute("ALTER TABLE masters ADD COLUMN extra TEXT"),
    ],
)


def cheap():
    key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)


def opened(folder, unlock=None):
    return Vault.open(folder, unlock or PassphraseUnlock(PASSPHRASE), clock=system_clock)


def acknowledge(*words):
    print(*words, flush=True)


def work(mode, base):
    """Run `mode` over and over until killed."""
    cheap()
    folder = base / "vault"
    if mode == "create":
        for number in range(1000):
            Vault.create(base / f"new{number}", PASSPHRASE, keyring=False, clock=system_clock).close()
            acknowledge(number)
    if mode == "migrate":
        migrations.MIGRATIONS = (*migrations.MIGRATIONS, EXTRA)
        acknowledge("ready")
        opened(folder).close()
        acknowledge("migrated")
        threading.Event().wait()
    if mode == "restore":
        import pyrage

        identity = backup_file.BackupIdentity((base / IDENTITY).read_text())
        del pyrage
        for number in range(1000):
            backup_file.restore(base / "b.age", identity, base / f"new{number}", clock=system_clock)
            acknowledge(number)
    with opened(folder) as vault:
        recipient = vault.recipients.all()[0]
        for number in range(100, 100_000):
            STEPS[mode](vault, base, recipient, number)


def step_import(vault, base, recipient, number):
    with vault.transaction():
        vault.masters.add("half", "x" * 20_000)
        vault.masters.add("half", "y" * 20_000)
    acknowledge("master", number)


def step_copy(vault, base, recipient, number):
    data = hashlib.sha256(b"%d" % number).digest() * 1500
    file, _ = file_of(data, "pdf")
    vault.copies.add(record(recipient.id, number), [(file, data), file_of(b"t%d" % number)])
    write_atomic(base / "out" / f"R7K4-{number:04d}.pdf", data)
    acknowledge("copy", number)


def step_facts(vault, base, recipient, number):
    """Incidents, tables and an index that catches up, in turn."""
    (step_catch_up, step_incident, step_table)[number % 3](vault, base, recipient, number)


def step_incident(vault, base, recipient, number):
    """Keep two files, say more of them, put the title right: three facts."""
    service, day = IncidentService(vault), "2026-11-20"
    answer = Comparison("2026-11-24T09:30:00Z", 3, (FileAnswer("", Verdict.INCONCLUSIVE),), ("forwarded",))
    files = [Surfaced(f"{name}.txt", b"%s%d" % (name.encode(), number) * 90_000) for name in "ab"]
    made = service.save(Details(f"as{number}", day), files, answer, text=f"said {number} " * 500)
    acknowledge("incident", f"as{number}")
    service.correct(made.id, Details(f"as{number} right", day, "a forum"))
    service.add_answer(made.id, answer)
    acknowledge("incident", f"as{number} right")


def step_table(vault, base, recipient, number):
    rows = "".join(f"Firm {number} {line},2026-01-05\n" for line in range(TABLE))
    read, service = read_past(f"company,date\n{rows}".encode(), today="2026-11-24"), ApplicationService(vault)
    with vault.transaction():
        for one in read.applications:
            service.add_application(one)
    acknowledge("table", number)


def step_catch_up(vault, base, recipient, number):
    forget_index(vault)
    vault.catch_up_search()
    acknowledge("caught up", number)


def forget_index(vault):
    """As an earlier version left it: cards and incidents by their titles alone."""
    with vault.transaction():
        vault.database.execute("UPDATE search SET text = 'packer' WHERE rowid > ?", [3 << 40])
        vault.database.execute("DELETE FROM meta WHERE key = ?", [reindex.KEY])


def step_backup(vault, base, recipient, number):
    import pyrage

    public = str(pyrage.x25519.Identity.from_str((base / IDENTITY).read_text()).to_public())
    backup_file.write_backup(vault, base / f"b{number}.age", backup_file.BackupRecipient(public))
    acknowledge("backup", number)


def step_local(vault, base, recipient, number):
    local_backup.create_local_backup(vault)
    acknowledge("local", number)


def step_rekey(vault, base, recipient, number):
    vault.access.rekey(PassphraseUnlock(PASSPHRASE))
    acknowledge("rekey", number)


def step_passphrase(vault, base, recipient, number):
    vault.access.set_passphrase(PASSPHRASE if number % 2 else "second")
    acknowledge("passphrase", number)


def step_sheet(vault, base, recipient, number):
    sheet = vault.access.new_recovery(lambda made: write_atomic(base / "sheet", made.code.encode()))
    acknowledge("sheet", sheet.code)


STEPS = {
    "import": step_import,
    "copy": step_copy,
    "facts": step_facts,
    "backup": step_backup,
    "local-backup": step_local,
    "rekey": step_rekey,
    "passphrase": step_passphrase,
    "sheet": step_sheet,
}


def prepare(base):
    """A vault to be hurt: three copies, half a megabyte; an age identity and a backup for it."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    (base / "out").mkdir(parents=True)
    (base / IDENTITY).write_text(str(identity))
    with Vault.create(base / "vault", PASSPHRASE, keyring=False, clock=system_clock) as vault:
        recipient = fill(vault, 3)
        for number in range(CARDS):
            vault.checks.add({"posting": {"text": f"We pack parcels {number} in Leeds"}}, title=f"Packer {number}")
        vault.copies.add(record(recipient.id, 50), [file_of(random.Random(1).randbytes(400_000), "pdf")])
        backup_file.write_backup(vault, base / "b.age", backup_file.BackupRecipient(str(identity.to_public())))


def trial(mode, base, rng):
    """Kill once; returns (acknowledged steps, problems)."""
    command = [sys.executable, str(Path(__file__)), "work", mode, str(base)]
    acknowledged = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        for _ in range(rng.randrange(0 if mode != "migrate" else 1, 2 if mode == "migrate" else 6) or 0):
            line = child.stdout.readline()
            if not line:
                break
            acknowledged.append(line.strip())
        threading.Event().wait(rng.random() * (0.03 if acknowledged else 0.5))
        child.kill()
        rest, errors = child.communicate()
    acknowledged += rest.split("\n")[:-1] if rest else []
    problems = ["the worker failed: " + errors[-300:]] if "Error" in errors else []
    return acknowledged, problems + check(mode, base, acknowledged)


def check(mode, base, acknowledged):
    """What is wrong with what a killed process left; opens with what was acknowledged last."""
    if mode in ("create", "restore"):
        return check_new_folders(base, acknowledged)
    with open_somehow(mode, base / "vault", acknowledged) as vault:
        damage = verify_open(vault)
        problems = [f"verify: {item}" for item in damage] + [f"notice: {notice}" for notice in vault.notices]
        references = {copy.reference: copy for copy in vault.copies.all()}
        for line in acknowledged:
            kind, _, value = line.partition(" ")
            if kind == "copy" and f"R7K4-{int(value):04d}" not in references:
                problems.append(f"lost {line}")
            if kind == "local" and not local_backup.local_backups(base / "vault"):
                problems.append("lost local backup")
        for path in (base / "out").glob("*.pdf"):
            copy = references.get(path.stem)
            if copy is None or hashlib.sha256(path.read_bytes()).hexdigest() != copy.files[0].sha256:
                problems.append(f"handed over without a record: {path.name}")
        vault.catch_up_search()
        problems += check_incidents(vault, acknowledged) + check_table(vault, acknowledged)
        if (found := len(vault.search("parcels leeds"))) != CARDS:
            problems.append(f"found of the cards: {found}")
        halves = len(vault.masters.versions("half"))
        if halves % 2 or halves < 2 * sum(line.startswith("master") for line in acknowledged):
            problems.append(f"half a transaction: {halves}")
    return problems + check_backups(base)


def check_incidents(vault, acknowledged):
    """An incident is there with its files and is found by what it says, or is not there at all."""
    service, kept = IncidentService(vault), {one.title: one for one in vault.incidents.all()}
    problems = [
        f"part of an incident: {title}"
        for title, one in kept.items()
        if len(service.surfaced(one)) != 2 or one.id not in {hit.id for hit in vault.search(title)}
    ]
    told = [line.removeprefix("incident ") for line in acknowledged if line.startswith("incident ")]
    return problems + [f"lost incident {title}" for title in told if not {title, f"{title} right"} & kept.keys()]


def check_table(vault, acknowledged):
    """Of a table all rows are there, or none."""
    entered = len(ApplicationService(vault).reconstructed())
    whole = entered % TABLE == 0 and entered >= TABLE * sum(line.startswith("table") for line in acknowledged)
    return [] if whole and entered == len(vault.recipients.all()) - 1 else [f"half a table: {entered}"]


def check_backups(base):
    identity = backup_file.BackupIdentity((base / IDENTITY).read_text())
    problems = []
    for path in base.glob("b*.age"):
        backup_file.test_restore(path, identity, clock=system_clock)
    for made in local_backup.local_backups(base / "vault"):
        problems += [f"local backup: {name}" for name in local_backup.damaged_files(made)]
    return problems


def open_somehow(mode, folder, acknowledged):
    """Open with the newest secret that may hold: the last acknowledged, or one step further."""
    if mode == "migrate":
        migrations.MIGRATIONS = (*migrations.MIGRATIONS, EXTRA)
        try:
            return opened(folder)
        finally:
            migrations.MIGRATIONS = migrations.MIGRATIONS[:-1]
    if mode == "passphrase":
        for passphrase in (PASSPHRASE, "second"):
            try:
                vault = opened(folder, PassphraseUnlock(passphrase))
            except Exception:
                continue
            vault.access.set_passphrase(PASSPHRASE)
            return vault
    if mode == "sheet" and (sheet := folder.with_name("sheet")).exists():
        return opened(folder, RecoveryUnlock(sheet.read_text()))  # whichever is in the person's hands
    return opened(folder)


def check_new_folders(base, acknowledged):
    """Every folder opens, or holds nothing that stops a vault from being made there."""
    problems = []
    for path in base.glob("new*"):
        number = path.name.removeprefix("new")
        if keyfile.is_readable(path):
            with opened(path) as vault:
                problems += [f"{path.name}: {item}" for item in verify_open(vault)]
        elif number in acknowledged:
            problems.append(f"lost {path.name}")
        else:
            Vault.create(path, PASSPHRASE, keyring=False, clock=system_clock).close()
    return problems


if __name__ == "__main__":
    work(sys.argv[2], Path(sys.argv[3]))

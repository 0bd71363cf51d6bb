"""Names of the steps of long jobs; a module of its own so that the first window need not load the domain."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def step_name(code: str) -> str:
    """Return the translated name of a step of a long job."""
    return {
        "read": translate("steps", "Reading the file…"),
        "import": translate("steps", "Importing the list…"),
        "plan": translate("steps", "Deciding what to leave out…"),
        "render": translate("steps", "Laying out the pages…"),
        "verify": translate("steps", "Verifying the finished file…"),
        "record": translate("steps", "Recording in the ledger…"),
        "check": translate("steps", "Checking…"),
        "fetch": translate("steps", "Opening the link…"),
        "preview": translate("steps", "Preparing the preview…"),
        "ask": translate("steps", "Searching the register…"),
        "rekey": translate("steps", "Replacing the encryption key…"),
        "create": translate("steps", "Creating the vault…"),
        "search": translate("steps", "Searching for personal data…"),
        "compare": translate("steps", "Comparing with every copy…"),
        "mail": translate("steps", "Searching the mail…"),
        "mail-login": translate("steps", "Connecting to the mail server…"),
        "alias": translate("steps", "Contacting the provider…"),
        "unlock": translate("steps", "Unlocking…"),
        "write": translate("steps", "Writing the files…"),
        "local-backup": translate("steps", "Making the daily local backup…"),
        "copies": translate("steps", "Making the copies…"),
        "erase": translate("steps", "Deleting the vault and its backups…"),
        "backup": translate("steps", "Writing the backup…"),
        "prove": translate("steps", "Testing that the backup can be restored…"),
        "restore": translate("steps", "Restoring the backup…"),
        "done": translate("steps", "Finishing…"),
    }.get(code, translate("steps", "Working…"))

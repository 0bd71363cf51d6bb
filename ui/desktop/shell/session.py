"""Session of an open vault: the services that work on it, built when first used so that the window paints early.

The vault serialises calls by itself; services may be called from worker threads.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock, system_clock

if TYPE_CHECKING:
    from app.domain.copies import MasterVersion, Recipient
    from app.domain.stored_records import SearchHit
    from app.services.alias_mail import AliasMailService
    from app.services.alias_providers import AliasProviderService
    from app.services.applications import ApplicationService
    from app.services.caller_facts import CallerFactService
    from app.services.checks import CheckResult, CheckService
    from app.services.checkup import CheckUpService
    from app.services.compute import ChildCompute
    from app.services.copies import CopyService
    from app.services.identifying_names import NameService
    from app.services.imports import ImportService
    from app.services.incident_reports import IncidentReportService
    from app.services.incidents import IncidentService
    from app.services.mailbox_search import MailboxService
    from app.services.meetings import MeetingService
    from app.services.muted_recipients import MutedService
    from app.services.own_notes import OwnNoteService
    from app.services.platforms import PlatformService
    from app.services.recipients import RecipientService
    from app.services.saved_designs import AppearanceService
    from app.services.several_resumes import PersonService
    from app.services.today_put_off import PutOffService
    from app.services.traceability import TraceabilityService
    from app.services.traces import TraceService
    from app.services.trash import Trash
    from app.vault.vault import Vault
    from app.workers.cancellation import CancelToken


class Session:
    """The services of one open vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self.vault = vault
        self.clock = clock
        self.master = "main"
        """The résumé that the Résumé page shows and copies are made from."""

    @cached_property
    def compute(self) -> ChildCompute:
        """Return the compute child that plans copies and compares leaks; it ends with this session."""
        from app.services.compute import ChildCompute

        return ChildCompute()

    @cached_property
    def imports(self) -> ImportService:
        """Return the service that imports résumés."""
        from app.services.imports import ImportService

        return ImportService(self.vault)

    @cached_property
    def persons(self) -> PersonService:
        """Return the service for all résumés of this person."""
        from app.services.several_resumes import PersonService

        return PersonService(self.vault)

    @cached_property
    def names(self) -> NameService:
        """Return the service for names that give somebody away."""
        from app.services.identifying_names import NameService

        return NameService(self.vault, self.compute)

    @cached_property
    def appearances(self) -> AppearanceService:
        """Return the service that keeps how copies look."""
        from app.services.saved_designs import AppearanceService

        return AppearanceService(self.vault)

    @cached_property
    def recipients(self) -> RecipientService:
        """Return the service of recipients."""
        from app.services.recipients import RecipientService

        return RecipientService(self.vault)

    @cached_property
    def muted(self) -> MutedService:
        """Return the service of recipients to whom nothing more is to be sent."""
        from app.services.muted_recipients import MutedService

        return MutedService(self.vault, self.clock)

    @cached_property
    def copies(self) -> CopyService:
        """Return the service that plans, previews and makes copies."""
        from app.services.copies import CopyService

        return CopyService(self.vault, self.clock, self.compute, self.alias_providers)

    @cached_property
    def alias_providers(self) -> AliasProviderService:
        """Return the service of addresses that a provider makes."""
        from ui.online_lookups import alias_providers

        return alias_providers(self.vault)

    @cached_property
    def mailboxes(self) -> MailboxService:
        """Return the service of mailboxes that the person agreed to have looked into."""
        from ui.online_lookups import mailbox_service

        return mailbox_service(self.vault, self.clock)

    @cached_property
    def alias_mail(self) -> AliasMailService:
        """Return the service that finds messages to an alias in saved mail."""
        from app.services.alias_mail import AliasMailService

        return AliasMailService(self.vault, self.clock)

    @cached_property
    def traces(self) -> TraceService:
        """Return the service that compares surfaced texts and files with every copy."""
        from app.services.traces import TraceService

        return TraceService(self.vault, self.compute)

    @cached_property
    def traceability(self) -> TraceabilityService:
        """Return the service that estimates how well a planned copy could be traced."""
        from app.services.traceability import TraceabilityService

        return TraceabilityService(self.vault, self.compute)

    @cached_property
    def incidents(self) -> IncidentService:
        """Return the service of incidents."""
        from app.services.incidents import IncidentService

        return IncidentService(self.vault, self.clock)

    @cached_property
    def incident_reports(self) -> IncidentReportService:
        """Return the service of reports of calls and messages."""
        from app.services.incident_reports import IncidentReportService

        return IncidentReportService(self.vault, self.clock)

    @cached_property
    def meetings(self) -> MeetingService:
        """Return the service of plans for meetings."""
        from app.services.meetings import MeetingService

        return MeetingService(self.vault, self.clock)

    @cached_property
    def platforms(self) -> PlatformService:
        """Return the service of recruitment platforms."""
        from app.services.platforms import PlatformService

        return PlatformService(self.vault, self.clock)

    @cached_property
    def put_off(self) -> PutOffService:
        """Return the service of rows of Today that are put off."""
        from app.services.today_put_off import PutOffService

        return PutOffService(self.vault, self.clock)

    @cached_property
    def checkup(self) -> CheckUpService:
        """Return the service of the yearly check-up."""
        from app.services.checkup import CheckUpService

        return CheckUpService(self.vault, self.clock)

    def search(self, wanted: str, cancel: CancelToken) -> list[SearchHit]:
        """Search recruitment platforms by name, domain and own notes, plans for meetings, then everything that the vault holds.

        Raises `Cancelled`.
        """
        return [*self.platforms.search(wanted), *self.meetings.search(wanted), *self.vault.search(wanted, cancel)]

    @cached_property
    def caller_facts(self) -> CallerFactService:
        """Return the service that weighs what a caller knew."""
        from app.services.caller_facts import CallerFactService

        return CallerFactService(self.vault)

    @cached_property
    def applications(self) -> ApplicationService:
        """Return the service of applications: statuses and dates."""
        from app.services.applications import ApplicationService

        return ApplicationService(self.vault, self.clock)

    @cached_property
    def trash(self) -> Trash:
        """Return the trash."""
        from app.services.trash import Trash

        return Trash(self.vault, self.clock)

    @cached_property
    def own_notes(self) -> OwnNoteService:
        """Return the service of the person's own notes about employers and recruiters."""
        from app.services.own_notes import OwnNoteService

        return OwnNoteService(self.vault, self.clock)

    @cached_property
    def checks(self) -> CheckService:
        """Return the service that checks postings."""
        from app.reader_country import reader_country
        from app.services.checks import CheckService
        from ui.checking_child import CHECKS, ChildEngine

        return CheckService(ChildEngine(CHECKS, reader_country), self.vault, self.clock)

    def latest_version(self) -> MasterVersion | None:
        """Return the newest version of the current résumé, or None."""
        from app.services import stored_resume

        return stored_resume.latest(self.vault, self.master)

    def known_recipients(self) -> tuple[Recipient, ...]:
        """Return the recipients that are not in the trash."""
        hidden = self.trash.ids("recipient")
        return tuple(one for one in self.vault.recipients.all() if one.id not in hidden)

    def stored_check(self, check_id: str) -> CheckResult | None:
        """Return a stored card as it was shown on its day; None if it cannot be read any more."""
        from app.services.checks import CheckResult
        from checkers import card_json

        stored = self.vault.checks.get(check_id)
        try:
            return CheckResult(card_json.load(stored.card), check_id, 0.0) if stored else None
        except ValueError:
            return None

    @property
    def folder(self) -> Path:
        """Return the vault's folder."""
        return Path(self.vault.folder)

    def close(self) -> Vault | None:
        """Lock the vault: overwrite the key and forget the services that read it.

        If its local backup is due, the sealed vault is returned, to be closed by whoever makes the backup (`LastWork.back_up`); else None.
        """
        from app.services.vaults import close_or_seal

        self._forget()
        return close_or_seal(self.vault)

    def seal(self) -> Vault:
        """Lock the vault without a backup and return it; the caller closes it."""
        self._forget()
        return self.vault.sealed()

    def _forget(self) -> None:
        """Forget the services that read the vault."""
        from app.render import typesetter
        from app.workers.child_pool import end_pools

        typesetter.end()
        end_pools()
        for service in ("imports", "persons", "recipients", "copies", "traces", "traceability", "checks", "compute"):
            self.__dict__.pop(service, None)

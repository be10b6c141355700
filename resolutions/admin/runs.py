"""What every ingest did."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from resolutions.admin.base import ReadOnlyAdmin
from resolutions.models import IngestOutcome, IngestRun

_TALLIES = {kind.value: Count("outcomes", filter=Q(outcomes__outcome=kind)) for kind in IngestOutcome.Outcome}


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnlyAdmin):
    """Runs, newest first, with what became of their files."""

    fields = ["started_at", "ended", "tally", "looked_at", "files"]
    list_display = ["started_at", "ended", "tally", "files"]
    ordering = ["-started_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestRun]:
        """Count outcomes by kind."""
        rows: QuerySet[IngestRun] = super().get_queryset(request)
        return rows.annotate(**_TALLIES)

    @admin.display(description="ended", ordering="finished_at")
    def ended(self, run: IngestRun) -> str:
        """Say when the run ended; one without an end still runs, or was broken off."""
        if run.finished_at is None:
            return "no end: still running, or broken off (what it took in is whole)"
        return f"{timezone.localtime(run.finished_at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description="files and folders")
    def looked_at(self, run: IngestRun) -> str:
        """Give the paths of the command line, a line each."""
        return format_html_join("", "<div>{}</div>", ((path,) for path in run.paths))

    @admin.display(description="outcome")
    def tally(self, run: Any) -> str:
        """Say how many files ended how."""
        counts = ((kind, getattr(run, kind)) for kind in _TALLIES)
        return ", ".join(f"{count} {kind}" for kind, count in counts if count) or "no files"

    @admin.display(description="files")
    def files(self, run: IngestRun) -> str:
        """Link to the files of the run."""
        address = reverse("admin:resolutions_ingestoutcome_changelist")
        return format_html('<a href="{}?run__id__exact={}">each file</a>', address, run.pk)


@admin.register(IngestOutcome)
class IngestOutcomeAdmin(ReadOnlyAdmin):
    """Files of runs: what became of each, and why."""

    list_display = ["path", "outcome", "line", "message", "warned", "run"]
    list_filter = ["outcome"]
    list_select_related = ["run"]
    search_fields = ["path", "message"]
    ordering = ["-run__started_at", "pk"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let a run's page link to its files."""
        return lookup == "run__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="warnings")
    def warned(self, outcome: IngestOutcome) -> int:
        """Count the parser's warnings."""
        return len(outcome.warnings)

"""Who stands behind a draft."""

from django.db import models
from django.db.models import Q

from resolutions.models.documents import Document
from resolutions.models.texts import Resolution


class Sponsor(models.Model):
    """A Member State, or a group of them, that sponsors drafts."""

    class Kind(models.TextChoices):
        """Whether the sponsor is one State or a group."""

        STATE = "state", "Member State"
        GROUP = "group", "group"

    name = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.STATE)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["state", "group"]), name="sponsor_kind_known")
        ]

    def __str__(self) -> str:
        return self.name


class Sponsorship(models.Model):
    """That a sponsor stands on a document's cover, or behind a text in a report.

    ``printed`` is the name as printed (``the Netherlands``); ``order`` counts from 0 within a role.
    """

    class Role(models.TextChoices):
        """When the sponsor joined."""

        MAIN = "main", "sponsor"
        ADDITIONAL = "additional", "additional sponsor"

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="sponsorships"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="sponsorships"
    )
    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="sponsorships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MAIN)
    printed = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-role", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(resolution__isnull=True), name="sponsorship_of_one"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["main", "additional"]), name="sponsorship_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.printed

"""What several tests of pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.comparisons import COMES, DROPS, RECALLS, REQUESTS, STAYS, STILL, TITLE, URGES, WELCOMES

if TYPE_CHECKING:
    from resolutions.models import Resolution


@pytest.fixture
def pair() -> tuple[Resolution, Resolution]:
    """Two texts of one title: of each relation but splits and mergers at least one clause."""
    from tests import factories  # this file is read before Django is ready

    earlier = factories.adopted(
        "76/187",
        TITLE,
        preambular=[STAYS, RECALLS.format(75, 2020)],
        operative=[URGES, REQUESTS.format(""), DROPS, *STILL, WELCOMES],
    )
    later = factories.adopted(
        "77/237",
        TITLE,
        preambular=[STAYS, RECALLS.format(76, 2021)],
        operative=[WELCOMES, URGES, REQUESTS.format(" entrusted to the Office"), COMES, *STILL],
    )
    return earlier, later

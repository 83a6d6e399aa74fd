"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("kg", deadline=None)  # a test says what holds, not how fast; a busy machine is no failure
settings.load_profile("kg")

"""Many files, built piece by piece."""

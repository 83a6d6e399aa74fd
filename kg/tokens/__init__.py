"""Article → sentences of words."""

"""A graph held against gold."""

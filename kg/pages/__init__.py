"""Files → pages."""

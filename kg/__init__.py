"""Chinese newspaper pages and official notices to a knowledge graph."""

#pragma once

#include <stddef.h>

/** The themes of styles/, compiled in: styles/embed.py writes theme_sources.c. Sorted by name. */
struct theme_source {
	const char *name; // "default"
	const char *text; // YAML
};

extern const struct theme_source theme_sources[];
extern const size_t theme_sources_count;
